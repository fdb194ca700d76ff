import type { Plugin } from 'vite'

/** Templates say `role` as HTML does; WeChat calls the same attribute `aria-role`. */
export function wechatRoles(): Plugin {
  return {
    name: 'wechat-roles',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('.vue') ? renameRoles(code) : null),
  }
}

/** Only whole attributes inside the template; a `role` prop or variable in the script stays what it is. */
export function renameRoles(source: string): string {
  return source.replace(/<template>[\s\S]*<\/template>/, (template) => template.replace(/(\s:?)role="/g, '$1aria-role="'))
}
