import { PLAN_SENTENCES } from '@/copy/transfer-batches'
import type { Batch } from '@/domains/transfers/batch'

/** A plan in one sentence. */
export function planSentence({ operation, organization_name: name, target_name: target, parts }: Pick<Batch, 'operation' | 'organization_name' | 'target_name' | 'parts'>): string {
  return PLAN_SENTENCES[operation](name, operation === 'split' ? parts.map((part) => part.name).join('、') : target)
}
