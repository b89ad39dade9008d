/** "Our DPO wants to know who sees the data", "the DPO (the person)": a data protection officer, and no preference that is trained. */

const whose = String.raw`\b(?:our|my|your|their|his|her|the|a|company) (?:(?:company|own|new|external|internal|client's|customer's|hospital's) )?dpo`
/** What no method does. */
const does = [
  'insists?', 'says?', 'said', 'asks?', 'asked', 'asking', 'wonders?', 'wondered', 'requires?', 'required', 'demands?', 'demanded', 'approves?', 'approved',
  'signs?(?: off)?', 'signed(?: off)?', 'agrees?', 'agreed', 'objects?', 'objected', 'vetoe[ds]', 'refuses?', 'refused', 'confirmed', 'told', 'tells', 'thinks',
  'believes', 'knows', 'checks', 'reviews', 'reviewed', 'forbids', 'forbade', 'allows', 'wrote', 'called', 'mailed', 'emailed', 'flagged', 'blocked',
  'is happy', 'is unhappy', 'is worried', 'is nervous', 'is on (?:holiday|leave|vacation)', 'is away', 'is out',
].join('|') // prettier-ignore
const wants = String.raw`(?:wants?|needs?|would like|has|expects?)(?: to (?:know|see|hear|ask|check|sign|approve|review|be sure|have|read|talk)| (?:an? )?(?:answers?|proof|documents?|confirmation|assurance|contract|dpa|list|statement|certificate)| (?:us|me|you|it in|questions?|concerns?|doubts)| (?:the|every|any|our) (?:provider|seller|vendor|cloud|host|data|contract|servers?|machines?)s?)`
const soon = String.raw`(?:will|would|may|might|must|should|could|can|won't|is going to|is about to|is likely to|keeps?|has to|just|also|already|always|still|now|only|even|has|did|didn't|doesn't|hasn't)`
const remark = String.raw`(?: ?\((?![^)]*\d)[^)]{2,60}\))?,?`
const acting = new RegExp(`${whose}(?=${remark}(?: who)?(?: ${soon}){0,3} (?:${does}|${wants})\\b)`, 'giu')
/** What is done to somebody, and what comes from one. */
const addressed =
  /\b(tell|telling|told|ask|asking|asked|convince|inform|answer|reassure|show|call|email|mail|(?:calls?|mails?|emails?|notes?|letters?|questions?|requests?|approval|sign-?off|word|ok|okay|green light) (?:from|by|of))( (?:our|my|your|their|the)) dpo\b(?! (?:run|step|stage|phase|training|data|pairs|method|plan|job|loss|part|set|tune|model|trainer|config|beta|objective))/giu
const explained =
  /\bdpo \((?:(?:as in|that is|i\.?e\.?|meaning),? )?(?:the |a |our )?(?:person|human|data[- ]protection|privacy|officer|lawyer|not the (?:method|training|algorithm|objective|loss))[^)]*\)/giu
/** Somebody else who asks such things, whom the small models know from their examples. */
const title = 'lawyer'

/** The text with a word for whom the three letters mean in their place; as it is where they are the method. */
export const withOfficer = (text: string): string =>
  /\bdpo\b/iu.test(text)
    ? text
        .replaceAll(explained, title)
        .replaceAll(acting, (found) => found.replace(/dpo$/iu, title))
        .replaceAll(addressed, `$1$2 ${title}`)
    : text
