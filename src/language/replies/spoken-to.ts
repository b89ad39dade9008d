/**
 * "Katrin hast du den Vertrag schon?", "Tomasz you had a code for that", "田中部長、…": somebody is spoken to by name, in the
 * second person. The app has a name of its own, and nobody calls it so.
 */
import { isKind } from '../lexicon/meanings.ts'
import type { Reply } from './reply-input.ts'

const name = String.raw`\p{L}[\p{L}'’-]{1,14}`
/** Second person with its verb, as languages put it behind a name. */
const secondPerson = [
  '(?:hast|bist|kannst|könntest|hattest|warst|musst|willst|machst|weißt|weisst|gibst|schickst|magst|sollst|darfst|wirst|holst|findest|meinst) du',
  "(?:tu|t'as|t’as|as-tu|peux-tu|es-tu|tu as|vous avez|avez-vous|pouvez-vous|pourrais-tu)",
  '¿?(?:puedes|tienes|podrías|viste|sabes|estás)',
  '(?:você|vc|cê|tu (?:viu|tem|pode|sabe|acha)|viu|consegue|pode ver|tá sabendo)',
  '(?:hai (?:già|visto|fatto|mandato|chiesto|prenotato)|puoi|potresti|riesci|sei (?:tu|riuscit[oa]))',
  '(?:heb|kun|kan|ben|wil|weet|zou) (?:je|jij)',
].join('|')
/** What stands before such a verb and is no name. */
const noName =
  '(?!(?:bitte|und|oder|aber|ok|okay|hey|hallo|hi|dann|also|jetzt|so|ja|nein|was|wie|wo|wenn|ob|gut|ach|super|danke|das|et|oui|non|bonjour|salut|alors|mais|si|donc|merci|y|pero|entonces|hola|sí|no|ahora|gracias|e|mas|então|oi|olá|agora|não|sim|ma|allora|ciao|sì|però|grazie|en|maar|dan|dus|hoi|nee|bedankt|gpucost|bot|comment|pourquoi|quand|combien|où|que|qué|cómo|cuándo|cuánto|como|quando|quanto|perché|come|hoe|wanneer|wat|warum|wann|woher|wieviel|which|what|who|why|how|where)[\\s,:])'
const inOtherWords = new RegExp(String.raw`^\W*${noName}${name}[,:]?\s+(?:${secondPerson})(?=[\s,.?!]|$)`, 'iu')
/** A name with the title behind it, at the beginning of a clause: Japanese, Korean and Chinese. */
const withTitle =
  /(?:^|[\s。、，,！!？?])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,6}(?:さん|くん|君|ちゃん|部長|課長|社長|先生|先輩|様|씨|님|总|老师|哥|姐)(?:[、,，:：]|\s|$)/u
/** "小王,…": a family name as friends use it calls somebody, whatever follows. */
const familiarName = /^(?:[小老](?![时于样])\p{Script=Han}|\p{Script=Han}{1,2}(?:哥|姐|老师|经理))[，,、：:]/u
const ofThem = /(?:お願い|ください|下さい|ましたか|ですか|ません|くれ|ます|你|您|吗|까요|나요|세요)/u

const verbs = '(?:you|u|your|did|do|can|could|have|are|will|would|should|were)'
const escaped = (word: string): string => word.replaceAll(/[^\p{L}\p{N}]/gu, '.')
const maxNames = 8
/** Of everybody or everything: nobody is called so. */
const pronouns: ReadonlySet<string> = new Set(
  'reason reasons rationale cause everything anything something nothing all whatever whoever whichever anyone everyone someone nobody everybody somebody things stuff'.split(
    ' ',
  ),
)
/** Behind a name "you" alone says that it is one. */
const youWords = /\b(?:you|u|your|yours|you're|youre|you've)\b/u

type SpokenReply = Pick<Reply, 'line' | 'understanding' | 'wording' | 'typed' | 'vocabulary'>

/** `typed`: as it was typed, in whatever language. */
export function isSpokenTo(reply: SpokenReply): boolean {
  const { line, understanding, wording } = reply
  const { replyWords } = reply.vocabulary
  if (wording.length > maxLength) return false
  if (familiarName.test(wording.trimStart())) return true
  if (inOtherWords.test(wording) || (withTitle.test(wording) && ofThem.test(wording))) return true
  // A translation has no names of its own.
  if (wording === reply.typed && callsByName(reply)) return true
  if (understanding.slots.some(({ role }) => role !== 'remark') || !youWords.test(line)) return false
  const names = understanding.unrecognized
    .filter((mention) => isKind(mention, 'unknown') && mention.to - mention.from === 1)
    .slice(0, maxNames)
    .map(({ from, to }) => escaped(understanding.wordsAt(from, to).toLowerCase().trim()))
    .filter(
      (word) =>
        word.length > 1 && !pronouns.has(word) && !replyWords.question.has(word) && !replyWords.amendment.has(word),
    )
  return names.some(
    (word) =>
      new RegExp(String.raw`[.?!;]\s+${word},?\s${verbs}\b`, 'u').test(line) ||
      new RegExp(String.raw`,\s${word}\s?[?.!]`, 'u').test(line) ||
      new RegExp(String.raw`(?:^|[\s,.?!])${word},?\s(?:you|u)\s\w+(?:\s\w+){0,2}[\s?.!]*$`, 'u').test(line),
  )
}
const maxLength = 240

/** What follows a name that is called: a question to that person, or something that the writer tells of himself. */
const calledTo =
  /^,?\s(?:(?:did|do|don't|have|haven't|are|aren't|can|could|will|would|were|should) (?:you|u)|you|u|your)\b/iu
const toldTo = /^,?\s(?:i|i've|i'm|i'd have|my|mine)\b/iu
/** "Helena the AWS commit runs out in November right?" asks that person, though the thing is one of ours. */
const askedOf =
  /^(?:,\s.{3,}|\s(?:the|our|that|this|those|these|is|are|was|were|do|does|did|have|has|can|could|any|which|what|when|who|how|why|where)\b.{3,})\?\W*$/iu
/** The writer wishes something all the same: "Tom, I need 2 epochs". */
const wishes = /^,?\s(?:i|i'd) (?:need|want|would|like|say|propose|suggest|prefer|take|go|vote|think|guess)\b/iu

/**
 * "Ravi did you turn on flash attention?", "which one do you mean Ingrid, …", "Claire, I have $2,000 left": a word that
 * nobody knows, written as a name where somebody is called, whatever else the line holds.
 */
function callsByName({ typed, understanding, vocabulary: { replyWords } }: SpokenReply): boolean {
  const { unrecognized, wordsAt } = understanding
  const names = unrecognized
    .filter((mention) => isKind(mention, 'unknown'))
    .flatMap(({ from, to }) => wordsAt(from, to).trim().split(/\s+/u))
    .slice(0, maxNames)
  const isOurs = (word: string): boolean => replyWords.question.has(word) || replyWords.amendment.has(word)
  const text = typed.trim()
  const hasObject = /^(?:\w+[,\s]+)?(?:what|which|who|when|where|why|how)\b/iu.test(text)
  return names.some((word) => {
    if (word.length < 3 || isOurs(word.toLowerCase()) || pronouns.has(word.toLowerCase())) return false
    const at = placeOfWord(word.toLowerCase(), text.toLowerCase())
    if (at < 0) return false
    const isCapital = /^\p{Lu}\p{Ll}/u.test(text.slice(at))
    const [before, after] = [text.slice(0, at), text.slice(at + word.length)]
    // "What resolution do you assume?" names a thing.
    if (/^(?:what|which|whose)\s+$/iu.test(before)) return false
    // In small letters a comma tells the name: "dana, the 300 comes out of your cost center right?"
    if (
      before.trim() === '' &&
      (isCapital || (/^,\s/u.test(after) && !interjections.has(word.toLowerCase()))) &&
      askedOf.test(after)
    )
      return true
    // "I told you 5 days" calls nobody Told.
    if (/^(?:i|we|he|she|they|it)$/iu.test(before.trim())) return false
    if (before.split(/\s+/u).filter((one) => one !== '').length <= 1)
      return calledTo.test(after) || (isCapital && toldTo.test(after) && !wishes.test(after))
    // In the middle or at the end only a capital tells a name from a slip.
    return (
      isCapital &&
      youWords.test(before.toLowerCase()) &&
      (hasObject || !beforeName.test(before)) &&
      /^\s*(?:[,?!.]|$)/u.test(after)
    )
  })
}
/** Where a word stands by itself, both in lower case; -1 where it does not. */
function placeOfWord(word: string, text: string): number {
  let at = text.indexOf(word)
  while (at >= 0 && (isLetter(text[at - 1]) || isLetter(text[at + word.length]))) at = text.indexOf(word, at + 1)
  return at
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** Said before a comma, and nobody's name. */
const interjections: ReadonlySet<string> = new Set(
  'welp erm ehm eh wow dude bro mate man guys folks team anyway anyways finally first lastly yikes jeez geez hola honestly imho seriously basically one last'.split(
    ' ',
  ),
)
/** What stands before a name that is spoken of, or of a thing: "do you have Nebius?". */
const beforeName =
  /\b(?:a|an|the|with|for|of|to|from|on|at|in|about|have|has|know|use|like|and|or|than|by|via|mean|called|is|are|include|count|add|take|consider|support|using|try|assume|enable|check|plan|price|offer|compare|see)\s+$/iu

/** "… dont ask", "wonder if anyone reads 64k": remarks, though they have numbers of ours. */
const remark =
  /\b\w+ or \w+ this time[\s?!.]*$|\b(?:was|were|had|did|took)\b.{0,60}[\s,.;(-](?:don'?t ask(?: me)?|just saying|js|but (?:what|who) do i know|ask me how i know|never again|true story|story of my life)[\s.!)]*$|\bat my (?:last|old|previous|former|other) (?:job|company|place|gig|lab|employer)\b|\bin my (?:whole )?life\b|^(?:i )?wonder(?:s|ing|ed)? (?:if|whether|who|why) (?:anyone|anybody|any of us|somebody|someone|he|she|they|people|there is anyone)\b/u

/** Whether a line has numbers of ours and asks nothing, as people say things to one another. */
export const isRemark = ({ line }: Pick<Reply, 'line'>): boolean => line.length <= maxLength && remark.test(line)

const namedFirst = /^\s*(?<name>\p{Lu}\p{Ll}{1,14}),?\s(?:we|i|i'd|i'll|we'd|we'll)\b/u

/** "Raj we should dedupe first": a word that nobody knows, written as a name, before what is said to it. */
export function opensWithUnknownName({ typed, understanding, vocabulary: { replyWords } }: Reply): boolean {
  const name = namedFirst.exec(typed)?.groups?.['name']?.toLowerCase()
  if (name === undefined || replyWords.question.has(name) || replyWords.amendment.has(name)) return false
  const [first] = understanding.unrecognized
  return (
    first !== undefined &&
    isKind(first, 'unknown') &&
    understanding.wordsAt(first.from, first.to).toLowerCase().trim().startsWith(name) &&
    !interjections.has(name)
  )
}
