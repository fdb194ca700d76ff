import { computed, ref, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { listMeetingsSince } from '@/domains/surveys/grades'
import type { Meeting } from '@/domains/surveys/grading'
import type { SurveyDetail } from '@/domains/surveys/model'
import { emptyMeeting, faultsOf, meetingOf, OTHER, type MeetingFaults, type MeetingForm } from './meeting'

type Held = readonly { readonly id: string; readonly title: string; readonly starts_at: string }[]

export interface MeetingState {
  readonly form: ShallowRef<MeetingForm>
  readonly meetings: ShallowRef<Held>
  readonly faults: ComputedRef<MeetingFaults>
  readonly change: (part: Partial<MeetingForm>) => void
  /** The meetings of the branch since the round closed, or since an appeal; where there is none, day and number are asked for at once. */
  readonly offer: (survey: SurveyDetail | null, since?: string) => Promise<void>
  /** The meeting, once nothing is missing. */
  readonly check: () => Meeting | null
}

/** Which meeting confirms, as a form. */
export function useMeeting(): MeetingState {
  const form: ShallowRef<MeetingForm> = shallowRef(emptyMeeting())
  const meetings: ShallowRef<Held> = shallowRef([])
  const isTried = ref(false)
  const faults = computed(() => (isTried.value ? faultsOf(form.value) : {}))

  function change(part: Partial<MeetingForm>): void {
    form.value = { ...form.value, ...part }
  }
  async function offer(survey: SurveyDetail | null, since = survey?.closed_at): Promise<void> {
    if (survey === null || since == null) return
    const found = await listMeetingsSince(survey.organization_id, since)
    meetings.value = found.ok ? found.value : []
    if (meetings.value.length === 0) change({ activity: OTHER })
  }
  function check(): Meeting | null {
    isTried.value = true
    return Object.keys(faultsOf(form.value)).length === 0 ? meetingOf(form.value) : null
  }
  return { form, meetings, faults, change, offer, check }
}
