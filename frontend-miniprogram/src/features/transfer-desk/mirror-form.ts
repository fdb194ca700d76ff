import { mirror as copy } from '@/copy/transfer-papers'
import { isNationalId } from '@/domains/identity/model'
import type { MirrorForm, Transfer } from '@/domains/transfers/model'
import type { FormFaults } from './use-form'

/** What is read in the national system, each field named as the API names it. The last four are only compared, and not kept. */
export interface MirrorText {
  readonly ext_serial: string
  readonly ext_status: string
  readonly ext_operator: string
  readonly name: string
  readonly national_id: string
  readonly source_code: string
  readonly target_code: string
}

/** With what was read last; the state is read anew each time. */
export function mirrorTextOf({ mirror }: Pick<Transfer, 'mirror'>): MirrorText {
  const { ext_serial = '', ext_operator = '' } = mirror ?? {}
  return { ext_serial, ext_status: '', ext_operator, name: '', national_id: '', source_code: '', target_code: '' }
}

const CODE = /^(\d{12})?$/

export function faultsOf({ ext_serial, ext_status, national_id, source_code, target_code }: MirrorText): FormFaults<MirrorText> {
  return {
    ...(ext_serial.trim() === '' && { ext_serial: copy.wrong.ext_serial }),
    ...(ext_status.trim() === '' && { ext_status: copy.wrong.ext_status }),
    ...(national_id.trim() !== '' && !isNationalId(national_id) && { national_id: copy.wrong.national_id }),
    ...(!CODE.test(source_code.trim()) && { source_code: copy.wrong.code }),
    ...(!CODE.test(target_code.trim()) && { target_code: copy.wrong.code }),
  }
}

/** What is sent: of the optional fields those that say something. */
export function mirrorOf(text: MirrorText, { mirror }: Pick<Transfer, 'mirror'>): MirrorForm {
  const said = Object.entries(text).flatMap(([name, value]: [string, string]) => (value.trim() === '' ? [] : [[name, value.trim()]]))
  return { ...(Object.fromEntries(said) as Pick<MirrorForm, 'ext_serial' | 'ext_status'>), ext_system: mirror?.ext_system ?? copy.system }
}
