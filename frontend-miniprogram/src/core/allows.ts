/** Whether the server offers this person an action: what a button may be shown for. */
export function allows(resource: { readonly allowed_actions: readonly { readonly action: string }[] } | null, action: string): boolean {
  return resource?.allowed_actions.some((allowed) => allowed.action === action) ?? false
}
