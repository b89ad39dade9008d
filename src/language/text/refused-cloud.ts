/** "No cloud", "nothing rented": machines of one's own are all that may be planned. */

const refused =
  /\b(?:no|without(?: any| the)?|not (?:in|into|on|to) (?:the|a|any)|never (?:in|into|to) (?:the|a|any)|keep (?:it|this|everything|the data) out of the|nothing (?:in|into|on|to|from) the) (?:public )?clouds?\b(?! ?-?(?:storage|experience|accounts?|budget|credits?|lock|costs?|bills?|skills?|knowledge|preference|console|functions?|native)|\s(?:outside|in|from|based|hosted|other)\b)|\b(?<!\b(?:google|oracle|alibaba|ibm|tencent|ovh|lambda|secure|community|vertex|hugging ?face|yandex|nvidia) )cloud(?:s| providers?)? (?:is|are) (?:out|ruled out|not allowed|not an option|no option|off the table|forbidden|banned|taboo)\b|\b(?:must not|may not|cannot|can't|won't|don't want to|do not want to) rent\b(?! (?:more|longer|for|it|them|from))|\bon[- ]prem(?:ises?)? only\b|\bonly on[- ]prem\w*\b/iu
const maxLength = 4000

/** Whether nothing may be rented. */
export const refusesCloud = (text: string): boolean => text.length <= maxLength && refused.test(text)

/** "Must not leave the practice", "nothing may leave the house", "data has to stay here", "everything stays in the office". */
const staysIn =
  /\b(?:(?:must|may|can|should|shall|is|are|will|do(?:es)?)(?: ?not|n['’]?t)|cannot|not allowed to|never|nothing(?: (?:may|must|can|should|is to|is allowed to))?)(?: (?:let|have|allow) (?:(?:the|our|any|this|that|its|patient|customer|training) ){0,2}(?:data|records|notes|files|it)(?: to)?)? leaves? (?:the|our|my|this|here)\b(?! (?:eu|european union|country|state|cloud|vpc|region|continent|us|usa|uk)\b)|\b(?:must|has to|have to|needs? to|should|(?:data|everything|all|it|this|that|files|texts|documents|notes|records) (?:all )?(?:will|must|shall)?)(?: all)? (?:stays?|remains?|be (?:kept|done|trained|processed|run)) (?:here|in[- ]house|on[- ]?(?:site|prem\w*)|local(?:ly)?|at home|(?:in|inside|within) (?:the|our|my) (?:own )?(?:house|building|premises|practice|offices?|clinic|hospital|company|lab|firm|school|network|walls)|on (?:my|our|the|this) (?:own )?(?:pc|machine|own|computer|servers?|card|premises))\b|\b(?:can(?:not|['’]?t)|can not|must(?: not|n['’]?t)|may not|not allowed to|won['’]?t|shall not|nothing (?:may|can|must|should|shall|will|is allowed to|is to)|none of (?:it|this|that|them) (?:may|can|must|will)|no (?:data|files?|documents?|records?|texts?) (?:may|can|must|will)) (?:go|run|be (?:sent|uploaded|put|moved|copied|processed)) (?:in|to|into|onto|on) (?:the |any |a )?(?:public )?clouds?\b|\bair[- ]?gapped\b/iu

/** Whether data may not leave a machine or house of one's own. */
export const staysInHouse = (text: string): boolean => text.length <= maxLength && staysIn.test(text)
