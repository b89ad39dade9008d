/** "What if GMI is sold out?", "in case Lambda has no capacity", "what if they run out of cards": a seller that has no GPUs to rent. */
import type { ProviderId } from '../../catalog/ids.ts'
import { sellersNamedIn } from './named-sellers.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

const supposes =
  /\b(?:what if|what (?:happens|do (?:we|i) do|would (?:we|i|you) do|should (?:we|i) do|then,? if|now if)|and if|in case|suppose|supposing|assum(?:e|ing)|if|plan b)\b/iu
const hasNone =
  /\b(?:sold out|(?:is|are|'s|'re|goes|go|being) (?:(?:all|fully|completely|currently) )?(?:full|booked(?: out| up)?|down|offline|taken|gone|out|unavailable|not available)|out of (?:stock|capacity|gpus?|cards?|machines?|them|[abhlr][xt]?\d{2,4}s?)|runs? out|(?:no|zero|any|enough|nothing) (?:free |spare |available )?(?:capacity|stock|gpus?|cards?|machines?|instances?|availability|nodes?|left|[abhl]\d{2,3}s?)|unavailable|not available|(?:can'?t|cannot|won'?t|doesn'?t|does not|don'?t|do not|isn'?t able to) (?:give|get|have|deliver|offer|provide|rent|serve))\b/iu
const seller = /\b(?:they|them|the (?:provider|seller|vendor|host|cloud)|that (?:provider|seller|vendor|cloud))\b/iu
/** What is to be done then is said already. */
const decides = /\b(?:use|take|switch|go (?:with|to|for)|move|fall ?back|then (?:do|run|book))\b/iu
const mostLetters = 120

/** The seller that is supposed to have none; null where none is. `planned`: the seller of the plan, which "they" are. */
export function sellerWithoutGpus(
  text: string,
  planned: ProviderId,
  vocabulary: Pick<Vocabulary, 'providers'>,
): ProviderId | null {
  const said = text.replaceAll('’', "'")
  if (said.length > mostLetters || !supposes.test(said) || !hasNone.test(said) || decides.test(said)) return null
  const [named, ...others] = sellersNamedIn(said, vocabulary)
  if (others.length > 0) return null
  return named?.id ?? (seller.test(said) ? planned : null)
}
