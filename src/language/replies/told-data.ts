/** "It's customer data", "these are patient records, btw", "the data is anonymized": whose the data of the job are, told and not asked. */
import { anonymizedRemark, sensitiveDataRemark } from '../../scenario/sensitive-data.ts'
import type { SensitiveWords } from '../lexicon/sensitive-words.ts'

const opener =
  /^(?:(?:oh|ah|ok|okay|and|also|btw|by the way|fyi|note|careful|heads up|one more thing|just so you know|to be clear|forgot to (?:say|mention)|i should (?:say|mention)|should(?:'ve| have) (?:said|mentioned))(?: that)?[,:]? )*/iu
const told =
  /^(?:all of |most of |some of |part of )?(?:the |our |this |that |all (?:the |our )?)?(?:it|this|that|these|those|they|there|data|dataset|corpus|texts?|records|examples|rows|files|documents|chats|tickets|calls|transcripts|emails|mails|notes)(?: all| mostly)?(?:'s|'re| is| are| comes?| contains?| includes?| has| have| was| were)\b/iu
const asks =
  /\?|\b(?:can|could|should|may|does|what|how|where|which|if|when|why|who|need|use|put|rent|train|only|keep|stay|avoid|not)\b/iu
const anonymized = /\b(?:anonymi[sz]ed|de-?identified|depersonali[sz]ed|pseudonymi[sz]ed)\b/iu
const mostWords = 14

/** The remark on it; null where nothing is told, or something else is said beside it. */
export function toldDataIn(text: string, sensitiveWords: SensitiveWords): string | null {
  const said = text.trim().replaceAll('’', "'").replace(opener, '')
  if (!told.test(said) || asks.test(said) || /\d/u.test(said)) return null
  const words = said.toLowerCase().match(/[\p{L}\p{N}]+|-/gu) ?? []
  if (words.length > mostWords) return null
  const [clean] = anonymized.exec(said) ?? []
  if (clean !== undefined) return anonymizedRemark(clean)
  const found = sensitiveWords.find(words)
  return found === null ? null : sensitiveDataRemark(found.word, found.kind)
}
