import { expect, it } from 'vitest'
import { pageOf, type Notice } from '../model'

it.each([
  ['activity', '/features/activities/pages/detail'],
  ['activity_roll', '/features/activities/pages/roll-call'],
  ['feedback', '/features/feedback/pages/new'],
  ['feedback_inbox', '/features/feedback/pages/answer'],
  ['session', '/features/settings/pages/sessions'],
  ['card', '/features/card/pages/devices'],
  ['card_verification', '/features/card/pages/verifications'],
  ['member', '/features/roster/pages/member'],
  ['transfer', '/features/transfers/pages/detail'],
  ['transfer_desk', '/features/transfer-desk/pages/review'],
  ['appeal_desk', '/features/survey-grades/pages/appeal'],
  ['survey_slips', '/features/survey-slips/pages/slips'],
  ['transfer_batch', '/features/transfer-batches/pages/plan'],
  ['something_newer', null],
])('a notice about %s leads to %s', (subject_type, page) => {
  expect(pageOf({ subject_type } as Notice)).toBe(page)
})
