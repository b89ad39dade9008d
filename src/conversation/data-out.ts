/** "What does it cost to copy 200 GB off the machine?": asked in a thread, of data that leave a provider. */
import { egressIn } from '../language/inquiries/egress.ts'
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { egressSentences } from '../presentation/content/inquiries/arithmetic-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'

/** Null where nothing leaves, or its amount is not named. */
export function dataOutOf(text: string, { providers }: Spec, { catalog }: EngineContext): GeneralAnswer | null {
  const out = egressIn(text)
  if (out === null) return null
  const [named, ...others] = providers ?? []
  const provider = others.length > 0 || named === undefined ? undefined : catalog.providers.get(named)
  const free = provider?.egress?.value === 0 ? provider.name : null
  return { id: 'data-out', says: egressSentences(out.bytes, free, catalog.inquiryFacts.rules), beside: false }
}
