/** “I liked the first one better, can we return to that”, “put it how it was before”: the whole reply goes back, with a remark on why. */

const version =
  '(?:one|plan|version|suggestion|setup|set-up|proposal|estimate|config|configuration|recommendation|offer|quote|draft|state|variant)'
const first = '(?:first|original|initial|starting|opening)'
const earlier = '(?:earlier|previous|prior|old|last|former)'
const done =
  '(?:changed|did|made|said|typed|added|asked|asked for|wrote|set|sent|entered|put in|edited|touched|gave|showed|suggested|proposed|posted|had)'
const someone = "(?:i|we|they|he|she|you|it|(?!the\\b)[\\p{L}'’]{2,14})"
const way = '(?:how|the way|like|as|what|where)'
const stood =
  '(?:it|that|this|things|we|everything|they|you)(?: all)? (?:was|were|had|have had|stood|looked|used to be)(?: it| them| things| with)?'
const atStart =
  '(?:(?:at|from|in|on)(?: the)?(?: very)? (?:start|beginning|first|outset)|originally|initially|first|to begin with)'
const goBack =
  '(?:(?:go|come|get|switch|return|revert|roll|reset|change|fall|put|bring|set|turn|make|move|leave)(?: (?:it|that|this|things|everything|all of it|the plan|us))?(?: all the way| straight| right)?(?: back)?|back|restore|reinstate)'
const please = '(?:[ ](?:please|pls|then|again|instead|now|ok|thanks))*'

/** To the plan before the last change. */
const toEarlier: readonly RegExp[] = [
  new RegExp(`^${goBack}(?: to)? ${way} ${stood}(?: before(?: .{2,40})?| earlier| previously| yesterday)?${please}$`, 'iu'),
  new RegExp(`^${goBack}(?: to)? (?:the |my |our |your )?${earlier} ${version}(?: ${someone} ${done}(?: me| us)?)?${please}$`, 'iu'),
  new RegExp(`^(?:${goBack}|bring back|get back)(?: to)? (?:the |my |our )?${version} (?:from )?(?:before|earlier)(?: .{2,40})?$`, 'iu'),
  new RegExp(`^(?:take back|undo|revert|reverse|cancel|scrap|roll back|rollback|unmake) (?:the |my |our |that )?(?:very )?(?:last|latest|most recent) (?:thing|change|edit|step|move|modification|amendment|update|tweak|request)(?: (?:that )?${someone} (?:just )?${done})?${please}$`, 'iu'),
  new RegExp(`^(?:take back|undo|revert|reverse|cancel|scrap|roll back|rollback) what(?:ever)? ${someone} (?:just |last )*${done}(?: last| just now)?${please}$`, 'iu'),
] // prettier-ignore
/** To the plan that the thread began with. */
const toFirst: readonly RegExp[] = [
  new RegExp(`^${goBack}(?: to)? ${way} ${stood} ${atStart}${please}$`, 'iu'),
  new RegExp(`^${goBack}(?: to)? ${way} ${someone} ${done} ${atStart}${please}$`, 'iu'),
  new RegExp(`^${goBack}(?: to)? ${way} ${someone} (?:started|began|came|set out)(?: (?:out|with|from|in))*${please}$`, 'iu'),
  new RegExp(`^${goBack}(?: to)? (?:the |my |our |your )?(?:very )?${first} ${version}(?: ${someone} ${done}(?: me| us)?)?${please}$`, 'iu'),
  new RegExp(`^(?:start|begin|go)(?: (?:over|again|anew|afresh|fresh))+ (?:from|with|at) (?:(?:what|where) ${someone} (?:first |originally |initially )?(?:${done}|started|began)(?: ${atStart})?|(?:the |my |our )?(?:very )?${first} ${version})${please}$`, 'iu'),
] // prettier-ignore
/** What is liked better is wished back. */
const better = '(?:better|nicer|best|more sensible|saner|preferable)'
const likes = '(?:like|liked|prefer|preferred|loved|miss|trust|trusted)'
const prefers = (which: string): readonly RegExp[] => [
  new RegExp(`\\b${likes} (?:the |my |our |your )?(?:very )?${which}(?: (?:better|more|best))?$`, 'iu'),
  new RegExp(`^(?:the |my |our |your )?(?:very )?${which} (?:was|is|looked|seemed)(?: (?:much|far|way|a lot|just|actually))? ${better}$`, 'iu'),
] // prettier-ignore
const prefersFirst = prefers(`${first} ${version}`)
const prefersEarlier = [...prefers(`${earlier} ${version}`), ...prefers(`${version} before .{2,30}?`)]

const opening =
  /^(?:(?:ok|okay|no|nah|nope|oh|ah|hm+|sorry|please|pls|can|could|we|you|let'?s|i|want|would like|'?d like|to|just|so|then|and|but|actually|wait|maybe|my bad|everyone|folks|all|better|rather)[ ,]+)+/iu
/** A remark on what was, and no wish of its own. */
const remark =
  /\b(?:was|were|is|are|had|did|didn'?t|made|messed|forgot|broke|liked|preferred|thought|got|my bad|mistake|sorry|lol|pity|before|touched|fiddled|changed)\b|^(?:\p{L}+ ?){1,4}$|^$/iu
const wish =
  /\b(?:use|add|keep|make it|try|set|within|under|on \d|with \d|but (?:with|on|in|use|keep)|except|instead|by (?:mon|tue|wed|thu|fri|sat|sun))\b/iu
const pointsBack =
  /^(?:(?:go|return|switch|get|come|take|use|have|do|with|back|to|for|stick) )+(?:that|that one|it|this one|the one .{3,40})$/iu
const maxLength = 200

/** The reply as the command that it comes to, “undo” or “reset”; as it is where more is wished. */
export function withReturn(text: string): string {
  if (text.length > maxLength) return text
  const clauses = text
    .split(/[.;!?]+(?:\s+|$)|\s*[,;:–—]\s+|\s+-\s+/u)
    .map((clause) => clause.trim().replaceAll('’', "'"))
    .filter((clause) => clause !== '')
  const bare = clauses.map((clause) => clause.replace(opening, ''))
  const at = (forms: readonly RegExp[]): number =>
    bare.findIndex((clause, index) => forms.some((form) => form.test(clause) || form.test(clauses[index] ?? '')))
  const [isFirst, isEarlier] = [at(toFirst), at(toEarlier)]
  const [likesFirst, likesEarlier] = [at(prefersFirst), at(prefersEarlier)]
  const command = [isFirst, isEarlier, likesFirst, likesEarlier].find((found) => found >= 0)
  if (command === undefined) return text
  const isAlone = clauses.every(
    (clause, index) =>
      index === command ||
      pointsBack.test(bare[index] ?? '') ||
      (index < command || /^(?:it|i|we|they|that|this|the|because|since|as|sorry|my|turns)\b/iu.test(clause)
        ? remark.test(clause) && !wish.test(clause)
        : /^\D{0,40}$/u.test(clause) && !wish.test(clause)),
  )
  if (!isAlone) return text
  return isFirst >= 0 || (isEarlier < 0 && likesFirst >= 0) ? 'reset' : 'undo'
}
