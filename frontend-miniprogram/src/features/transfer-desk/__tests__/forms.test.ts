import { describe, expect, it } from 'vitest'
import type { ExternalOrganization } from '@/domains/transfers/model'
import { contactOf, faultsOf as contactFaults } from '../contact-form'
import { entryOf, externalFormOf, faultsOf as entryFaults } from '../external-form'
import { faultsOf as mirrorFaults, mirrorOf, mirrorTextOf } from '../mirror-form'
import { emptyPaper, faultsOf, incomingOf, WRITTEN, type PaperForm } from '../paper-form'
import { useForm } from '../use-form'

const TODAY = '2026-03-05'
const PAPER: PaperForm = {
  ...emptyPaper(TODAY),
  ...{ name: ' 来人 ', national_id: '11010519491231002X', category: 'full', joined_on: '1980-07-01', confirmed_on: '1981-07-01' },
  ...{ number: '外字第12号', issued_on: '2026-02-20', valid_days: '30', dues_paid_through: '2026-02' },
  ...{ external_id: WRITTEN, source_text: '外省某市某街道党工委', target_id: 'c1' },
}
const faulty = (part: Partial<PaperForm>) => Object.keys(faultsOf({ ...PAPER, ...part }, TODAY))

describe('a letter on paper', () => {
  it('is sent as the API asks for it, what is not said left out', () => {
    expect(faulty({})).toEqual([])
    expect(incomingOf(PAPER)).toMatchObject({
      ...{ target_id: 'c1', external_id: null, source_text: '外省某市某街道党工委', dues_paid_through: '2026-02', arrived_on: TODAY, note: null },
      letter: { number: '外字第12号', issued_on: '2026-02-20', valid_days: 30 },
      person: { name: '来人', phone: null, category: 'full', confirmed_on: '1981-07-01' },
    })
    expect(incomingOf({ ...PAPER, external_id: 'e1' })).toMatchObject({ external_id: 'e1', source_text: null })
  })

  it('says of a probationary member no day of confirmation, also when one was chosen before', () => {
    expect(faulty({ category: 'probationary', confirmed_on: '' })).toEqual([])
    expect(incomingOf({ ...PAPER, category: 'probationary' }).person.confirmed_on).toBeNull()
    expect(faulty({ confirmed_on: '' })).toEqual(['confirmed_on'])
  })

  it('names what is missing or cannot be', () => {
    expect(faultsOf(emptyPaper(TODAY), TODAY)).toMatchObject({ name: '请填姓名，和介绍信上一样。', external_id: '请选转出党组织。', valid_days: '请填1到90之间的天数。' })
    expect(faulty({ national_id: '110105194912310021', phone: '1', valid_days: '91', dues_paid_through: '2026-13' })).toEqual(['national_id', 'phone', 'valid_days', 'dues_paid_through'])
    expect(faulty({ arrived_on: '2026-02-19' })).toEqual(['arrived_on'])
    expect(faulty({ issued_on: '2026-03-06', arrived_on: '2026-03-06' })).toEqual(['issued_on', 'arrived_on'])
    expect(faulty({ source_text: '某党委' })).toEqual(['source_text'])
  })
})

describe('an entry of the address book', () => {
  const entry = { id: 'e1', version: 3, name: '外省某校党委', national_code: null, region_code: '440000', medium: 'paper', phone: '1', fax: '2', address: '', postcode: '', is_confirmed: true } as ExternalOrganization

  it('keeps what the form does not ask', () => {
    expect(entryOf({ ...externalFormOf(entry, ''), national_code: '001002003004' }, entry)).toMatchObject({ fax: '2', region_code: '440000', national_code: '001002003004', is_confirmed: true })
    expect(entryOf({ ...externalFormOf(null, '外省某校党委'), medium: 'online' }, null)).toMatchObject({ name: '外省某校党委', national_code: null, fax: '' })
  })

  it('wants a whole name, codes of twelve digits, and a way', () => {
    expect(entryFaults(externalFormOf(entry, ''))).toEqual({})
    expect(Object.keys(entryFaults({ ...externalFormOf(null, '校'), national_code: '1', postcode: '1' }))).toEqual(['name', 'national_code', 'medium', 'postcode'])
  })
})

it('takes a postcode of six digits or none, and clears what is left empty', () => {
  const typed = { phone: ' 0700-1234567 ', fax: '', postcode: '810000', address: '' }

  expect(contactOf(typed)).toEqual({ ...typed, phone: '0700-1234567' })
  expect([contactFaults(typed), contactFaults({ ...typed, postcode: '' }), contactFaults({ ...typed, postcode: '8100' })]).toEqual([{}, {}, { postcode: '邮政编码是6位数字。' }])
})

describe('what the national system says', () => {
  const before = { mirror: { ext_system: '另一个系统', ext_serial: '2026-1', ext_status: '待接收', ext_operator: '某人', ext_checked_at: '', ext_checked_by: '' } }

  it('keeps serial and handler, and asks for the state anew', () => {
    const text = mirrorTextOf(before)
    expect(Object.keys(mirrorFaults(text))).toEqual(['ext_status'])
    expect(mirrorOf({ ...text, ext_status: '已接收' }, before)).toEqual({ ext_system: '另一个系统', ext_serial: '2026-1', ext_status: '已接收', ext_operator: '某人' })
  })

  it('says of the first time which system, and compares only what was typed', () => {
    const none = { mirror: null }
    const text = { ...mirrorTextOf(none), ext_serial: '1', ext_status: '2', name: ' 来人 ' }
    expect(mirrorOf(text, none)).toEqual({ ext_system: '全国党员管理信息系统', ext_serial: '1', ext_status: '2', name: '来人' })
    expect(Object.keys(mirrorFaults({ ...text, national_id: '1', target_code: '12' }))).toEqual(['national_id', 'target_code'])
  })
})

describe('a form', () => {
  const opened = () => useForm({ name: '', phone: '' }, ({ name }) => (name === '' ? { name: '请填。' } : {}))
  const refusal = { code: 'x', kind: 'invalid' as const, fields: { name: '重名。', phone: '不对。' } }

  it('is silent until it is tried', () => {
    const { faults, check, change } = opened()
    expect(faults.value).toEqual({})
    expect(check()).toBe(false)
    expect(faults.value).toEqual({ name: '请填。' })
    change({ name: '王一' })
    expect(check()).toBe(true)
  })

  it('shows what the server found beside its field until that is changed, and what was typed stays', () => {
    const { form, faults, faultCount, unplaced, change, refuse } = opened()
    change({ name: '王一', phone: '1' })
    refuse(refusal)
    expect([faults.value, faultCount.value, unplaced.value]).toEqual([{ name: '重名。', phone: '不对。' }, 2, null])
    change({ phone: '2' })
    expect([faults.value, form.value]).toEqual([{ name: '重名。' }, { name: '王一', phone: '2' }])
  })

  it('leaves to a notice what stands beside no field', () => {
    const { unplaced, faults, refuse } = opened()
    refuse({ ...refusal, fields: { elsewhere: '不对。' } })
    expect([unplaced.value?.code, faults.value]).toEqual(['x', {}])
  })
})
