import { myRecord as copy } from '@/copy/privacy'
import { CATEGORY_WORDS, STATUS_WORDS } from '@/copy/roster'
import { fullDayWords } from '@/copy/times'
import type { OwnRecord, OwnValues } from '@/domains/privacy/model'

interface Fact {
  readonly label: string
  readonly value: string
}

const { fields } = copy
const orNothing = (value: string | null | undefined) => value || copy.nothing
const day = (value: string | null) => (value === null ? copy.nothing : fullDayWords(value))

/** The record line by line; with `values` the numbers and the address in full. */
export function factsOf(record: OwnRecord, values: OwnValues | null): readonly Fact[] {
  return [
    { label: fields.place, value: record.organization_name },
    { label: fields.category, value: CATEGORY_WORDS[record.category] },
    { label: fields.status, value: STATUS_WORDS[record.status] },
    ...(values === null ? masked(record) : whole(values)),
    { label: fields.ethnicity, value: orNothing(record.ethnicity_label) },
    { label: fields.education, value: orNothing(record.education_label) },
    { label: fields.occupation, value: orNothing(record.occupation) },
    { label: fields.joined, value: day(record.joined_on) },
    { label: fields.confirmed, value: day(record.confirmed_on) },
    { label: fields.standing, value: record.standing_years === null ? copy.nothing : fields.years(record.standing_years) },
    { label: fields.dues, value: orNothing(record.dues_paid_through) },
  ]
}

function masked(record: OwnRecord): readonly Fact[] {
  return [
    { label: fields.nationalId, value: record.national_id_masked },
    { label: fields.born, value: fields.bornYear(String(record.birth_year)) },
    { label: fields.phone, value: orNothing(record.phone_masked) },
    { label: fields.landline, value: orNothing(record.landline_masked) },
    { label: fields.address, value: record.has_address ? copy.hidden : copy.nothing },
  ]
}

function whole(values: OwnValues): readonly Fact[] {
  return [
    { label: fields.nationalId, value: values.national_id },
    { label: fields.born, value: fullDayWords(values.born_on) },
    { label: fields.phone, value: orNothing(values.phone) },
    { label: fields.landline, value: orNothing(values.landline) },
    { label: fields.address, value: orNothing(values.address) },
  ]
}
