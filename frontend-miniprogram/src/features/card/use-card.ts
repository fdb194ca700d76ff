import { computed, ref, shallowRef } from 'vue'
import { now } from '@/core/clock'
import type { AppError } from '@/core/http/errors'
import { useAction } from '@/core/resource/useAction'
import { freshly } from '@/domains/identity/account'
import { isDueForRenewal, isExpired, type CardState, type KeptCard } from '@/domains/identity/card'
import { listMyDevices } from '@/domains/identity/card-api'
import { enrol, forgetCard, readCard, renew } from './holder'
import { useShownCode } from './use-shown-code'

const ENDED = new Set(['identity.device_over', 'identity.no_card'])

/** The card of this phone. What is kept is shown at once; the server is asked beside it. */
export function useCard() {
  const card = shallowRef<KeptCard | null>(null)
  const without = ref<'loading' | 'none' | 'revoked'>('loading')
  const isCutOff = ref(false)
  const shown = useShownCode(card)
  const { isBusy, error, run } = useAction()

  const state = computed<CardState>(() => {
    if (card.value === null) return without.value
    if (isExpired(card.value, shown.time.value)) return 'expired'
    return isCutOff.value ? 'offline' : 'active'
  })

  async function take(kept: KeptCard): Promise<void> {
    card.value = kept
    await shown.show(true)
  }

  /** `none`: what is kept belongs to somebody who was signed in here before. */
  async function drop(as: 'none' | 'revoked'): Promise<void> {
    forgetCard()
    card.value = null
    without.value = as
    await shown.show()
  }

  async function lose(reason: AppError): Promise<void> {
    if (ENDED.has(reason.code)) await drop('revoked')
    else isCutOff.value = true
  }

  async function ask(kept: KeptCard): Promise<void> {
    const devices = await listMyDevices()
    if (!devices.ok) return lose(devices.error)
    isCutOff.value = false
    const mine = devices.value.items.find(({ id }) => id === kept.deviceId)
    if (mine === undefined || mine.ended_at !== null) return drop(mine === undefined ? 'none' : 'revoked')
    if (!isDueForRenewal(kept, now())) return
    const renewed = await renew(kept)
    await (renewed.ok ? take(renewed.value) : lose(renewed.error))
  }

  async function open(): Promise<void> {
    const kept = await readCard()
    if (kept === null) await drop('none')
    else {
      await take(kept)
      await ask(kept)
    }
  }

  /** On this phone from now on; the one before shows the card no more. */
  async function start(): Promise<void> {
    const made = await run(() => freshly(enrol))
    if (made.ok) await take(made.value)
  }
  return { ...shown, card, state, isBusy, error, open, start }
}
