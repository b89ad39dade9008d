/** "100 small lora adapters, 8b, 500k tokens each": as many runs, each on as much. */

const count = String.raw`(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty)`
const kinds = String.raw`(?:small|separate|different|tiny|individual|custom|own|distinct|independent|dedicated|little|single|specialised|specialized|personal|unique|new|short|cheap|(?:per|one-per)-\p{L}+|\p{L}+-specific)`
/** Several stand in the plural, or are told apart by a word: “gemma 3 12b qlora” is one, of the third Gemma. */
const adapters = new RegExp(
  String.raw`(?<![\w.,$€£])(?<count>${count}) (?:(?:${kinds},? )+(?<size>\d{1,3}b )?(?:(?<kind>q?lora)s?(?: adapters?| models?| fine-?tunes?)?|adapters)|(?<sized>\d{1,3}b )?(?:(?<named>q?lora)(?:s| adapters| models| fine-?tunes)|adapters))\b(?: of an?\b)?`,
  'iu',
)
const thing = String.raw`(?:customer|client|adapter|tenant|user|one|model|lora|character|npc|shop|store|brand|language|team|site|persona|speaker|style|domain)`
/** "400k tokens each", "each sees about 400k tokens of dialogue" */
const tokensEach = new RegExp(
  String.raw`(?<amount>\d[\d,.]* ?(?:[kmb]|thousand|million)?) (?:training )?tokens(?: (?:of|from) (?:[\p{L}-]{2,16} ?){1,3})? ?(?:each|apiece|a ?piece|per ${thing}|for (?:each|every) ${thing}|an adapter|a lora)\b|\b(?:each|every one|every ${thing})(?: ${thing})?(?: (?:of them|one|sees?|gets?|has|having|with|on|trained|takes?|uses?|needs?|is|learns|from|training|being|using)){0,3} (?<about>(?:about|around|roughly|some|approx\.?|~|up to) ?)?(?<of>\d[\d,.]* ?(?:[kmb]|thousand|million)?) (?:training )?tokens\b`,
  'iu',
)
/** "One lora per customer for 100 customers", "one adapter per client (40 of them)" */
const onePer =
  /\b(?:1|one|an?) (q?lora|adapter|model) (?:per|for each|for every) ([a-z]+)\b([^]{0,60}?)[ (]+(?:for )?(\d{1,4}) (?:\2s\b|of (?:them|those|these)\b)\)?/iu
const perCustomer =
  /,? \(?(?:1|one|an?) (?:(?:q?lora|adapter|model) )?(?:per|for each|for every) (?:of our )?[\p{L}-]+\)?,?/iu
const trainings = new RegExp(
  String.raw`(?<![\w.,$€£])${count} (?:${kinds},? |full |sft ){0,3}(?:fine-? ?tun(?:es|ings)|trainings)\b`,
  'iu',
)

/** The text with that many runs of one adapter; unchanged where no tokens of each are told. */
export function withAdaptersEach(typed: string): string {
  const each = tokensEach.exec(typed)
  if (each === null) return typed
  const text = typed.replace(onePer, '$4 adapters$3')
  const {
    count: number = '',
    sized = '',
    size = sized,
    named = 'lora',
    kind = named,
  } = adapters.exec(text)?.groups ?? {}
  const { amount, of = '', about = '' } = each.groups ?? {}
  // Of other trainings the amount is read where it stands before the word.
  if (number === '')
    return amount === undefined && trainings.test(text) ? text.replace(tokensEach, `${about}${of} tokens each`) : text
  return text
    .replace(tokensEach, `${amount === undefined ? about : ''}${amount ?? of} tokens`)
    .replace(perCustomer, '')
    .replace(adapters, `${number} runs of ${size}${kind}`)
}
