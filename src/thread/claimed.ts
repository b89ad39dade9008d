/** A reply that claims figures of a run: judged, with the run of the thread behind what it leaves out. */
import { askedToCheck, isClaim } from '../check/is-claim.ts'
import { currentScenario } from '../scenario/conversation.ts'
import type { Books } from './books.ts'
import type { Held, Said, Setting } from './held.ts'

/** null where the reply is no claim, or one in which nothing can be checked. */
export function claimed(held: Held, text: string, setting: Setting, books: Books): Said | null {
  const asked = askedToCheck(text)
  if (asked === null && !isClaim(text, books.vocabulary, setting.today)) return null
  const { spec } = currentScenario(held.conversation)
  const day = held.shown?.today ?? setting.today
  const checked = books.corridor.check(asked ?? text, day, spec, books.asker(setting, held))
  return 'problem' in checked ? null : { kind: 'words', message: checked.message }
}
