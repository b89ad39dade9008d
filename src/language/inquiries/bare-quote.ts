/** "Need a quote for training our model asap pls": a price is asked of a training of which nothing at all is told. */
const asks = /\b(?:quotes?|quotation|offer|prices?|pricing|costs?|estimate|ballpark|budget|number|how much)\b/iu
const trains = /\b(?:train(?:ing|ed)?|fine-?tun(?:e|ing)|(?:ai|ml|llm) (?:project|thing|stuff|work))\b/iu
/** Something that is there, and is not said: a model in general has a usual size. */
const ofOwn = /\b(?:our|my|the|your|company(?:['’]s)?|quote|quotation|offer)\b/iu
/** Nothing of these says which model, what for, or how much data. */
const empty: ReadonlySet<string> = new Set(
  (
    'a an the our my your we i us me you he she it they is are be do does can could would will should want wants need needs ' +
    'needed looking like get give send have has please pls plz kindly hi hello hey dear team there thanks thank asap urgent ' +
    'urgently today tomorrow monday tuesday wednesday thursday friday week now soon quick quickly fast rough roughly by for ' +
    'of to in on at with and or about from this that what whats how much many long quote quotes quotation offer price prices ' +
    'pricing cost costs estimate ballpark budget number boss manager client customer finance meeting training train trained ' +
    'fine tune tuning finetune finetuning model models ai ml llm project thing stuff work company companys s own new some ' +
    'just only approx approximately total expensive'
  ).split(' '),
)
const maxLength = 120

/** Whether nothing is said that a plan could rest on. */
export function isBareQuote(text: string): boolean {
  if (text.length > maxLength || /\d/u.test(text)) return false
  if (!asks.test(text) || !trains.test(text) || !ofOwn.test(text)) return false
  return [...(text.toLowerCase().match(/\p{L}+/gu) ?? [])].every((word) => empty.has(word))
}
