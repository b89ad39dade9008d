/** "No cloud", "nothing rented": machines of one's own are all that may be planned. */

const refused =
  /\b(?:no|without(?: any| the)?|not (?:in|into|on|to) (?:the|a|any)|never (?:in|into|to) (?:the|a|any)|keep (?:it|this|everything|the data) out of the|nothing (?:in|into|on|to|from) the) (?:public )?clouds?\b(?! ?-?(?:storage|experience|accounts?|budget|credits?|lock|costs?|bills?|skills?|knowledge|preference|console|functions?|native))|\bcloud(?:s| providers?)? (?:is|are) (?:out|ruled out|not allowed|not an option|no option|off the table|forbidden|banned|taboo)\b|\b(?:must not|may not|cannot|can't|won't|don't want to|do not want to) rent\b(?! (?:more|longer|for|it|them|from))|\bon[- ]prem(?:ises?)? only\b|\bonly on[- ]prem\w*\b/iu
const maxLength = 4000

/** Whether nothing may be rented. */
export const refusesCloud = (text: string): boolean => text.length <= maxLength && refused.test(text)
