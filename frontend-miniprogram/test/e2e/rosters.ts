const BRANCH = '中共青禾镇东溪村支部委员会'
const HEAD = '姓名,身份证号,人员类别,所在党支部,入党日期,转正日期,手机号码,学历'

/** A roster as a file to be chosen. */
export function roster(name: string, ...rows: readonly string[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from([HEAD, ...rows].join('\n')) }
}

/** One of its rows: somebody who is on no roll yet. */
export function row(name: string, id: string, phone: string, education: string): string {
  return [name, id, '正式党员', BRANCH, '2010-03-01', '2011-03-01', phone, education].join(',')
}
