/** "We have $10k of AWS credits", "our gcp credits expire on the 30th, 180 left": money that only one provider takes. */
import type { ProviderId } from '../../catalog/ids.ts'
import { isKind } from '../lexicon/meanings.ts'
import { asksInForm } from './question-forms.ts'
import { slotsOf } from '../grammar/slots.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const credits = /\bcredits?\b(?! ?-?cards?\b)/u
const figure = String.raw`\d[\d,]{0,9}(?:\.\d{1,2})?k?`
const sum = new RegExp(
  String.raw`\$ ?(?<sign>${figure})(?![\w.])|\b(?<left>${figure}) ?(?:usd |dollars |bucks )?(?:left|remaining|worth|of|in|\w{2,12} credits?\b)|\b(?:have|got|hold|had) (?:about |around |some |roughly |like )?(?<held>${figure})(?![\w.])`,
  'u',
)
/** What is told of credits and nothing else. */
const around = new Set(
  `a able pocket own ourselves myself remains due cash bill whats me my i'm is're about account after also and another april are around at august available away be beat burn by can beaten beats
  before better bit bucks budget burn but by can carry cheaper chosen cloud come comes could count cover covers
  credit credits december deduct do does dollars down end ends even expire expires expiring february few
  could cover do does enough first for free from get give gone got grant had has have how i i've if in instead is it its january july june just
  k lapse leaving left like list listed lose lying march may minus month much my nd net november now october of off
  offer on only or our out over paid pay paying picked plan plus program programme promo provider providers rd remaining remove
  research roughly run same say september should sitting so some soon spare spend st startup still subtract take takes th
  than that that's these those the their them then there there's they think this through till to total under until up us usd use used
  using want we we'd we've what what's with worth would year you you've youve`.split(/\s+/u),
)
/** A stock that lies there, told among people. */
const isLeftAlone = /\bleft[\s.!]*$/u
const ends = /\b(?:expir\w{1,4}|run out|runs out|lapse|lose)\b/u
const maxLength = 160

/** Null where no sum of credits at one provider is told of, or something else besides. */
export function readCredits(reply: Reply): ReplyCandidate | null {
  const { line, understanding, isAddressed, scenario } = reply
  if (line.length > maxLength || !credits.test(line) || reply.vocabulary.intentPhrases.ofOthers.test(line)) return null
  if (!isAddressed && isLeftAlone.test(line) && !ends.test(line)) return null
  const known = scenario.credits
  if (known !== undefined && !/\d/u.test(line) && asksInForm(reply)) return creditsAt(reply, known.provider, known.usd)
  const named = [...new Set(slotsOf(understanding.allSlots, 'providers').flatMap(({ ids }) => ids))]
  const [provider] = named
  const { sign, left, held } = sum.exec(line)?.groups ?? {}
  const typed = sign ?? left ?? held
  if (provider === undefined || named.length > 1 || typed === undefined) return null
  const mentions = understanding.recognized.mentions.filter(
    (mention) => !isKind(mention, 'sign', 'comma', 'sentence-end'),
  )
  const isAlone = mentions.every(
    (mention) =>
      isKind(mention, 'provider', 'amount', 'number', 'date', 'article', 'preposition') ||
      understanding
        .wordsAt(mention.from, mention.to)
        .toLowerCase()
        .split(/[^\p{L}']+/u)
        .every((word) => word === '' || around.has(word)),
  )
  if (!isAlone) return null
  const usd = Number(typed.replaceAll(/[,k]/gu, '')) * (typed.endsWith('k') ? 1000 : 1)
  return creditsAt(reply, provider, usd)
}

function creditsAt(reply: Reply, provider: ProviderId, usd: number): ReplyCandidate {
  const { scenario } = reply
  const kept = { credits: { usd, provider } }
  const spec = { ...scenario.spec, providers: [provider], excludedProviders: null, tier: null }
  const subject = { words: provider, gpus: [], providers: [provider], method: null, weights: null, count: null }
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'credits',
      subject,
      args: { money: usd, ...(scenario.credits?.usd === usd ? {} : { keeps: kept }) },
      asked: { ...scenario, ...kept, spec },
    },
    'tells of credits at a provider',
  )
}
