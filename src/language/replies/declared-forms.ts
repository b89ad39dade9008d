/** How a reply says that a value holds from now on, which is asked about elsewhere: "so lambda it is", "use 8", "it's 25k rows now". */

/** "We decided against adapters: …", "I think lora is enough": said around what was read, which is asked about elsewhere. */
export const settles = [
  /^(?:[^?]{0,40} )?(?:i|we)(?:'ve| have)?(?: just| now)? decided (?:against|on|for|to)\b/u,
  /^(?:(?:ok|well|hm+|so)[, ]+)?(?:i|we) (?:think|guess|believe|reckon) [^?,;]{2,30} (?:is|are|will be|would be) (?:enough|sufficient|plenty)(?: for (?:style|this|us|me|that|it|our (?:case|data)|the (?:style|task)))?[\s.!]*$/u,
  /^(?:(?:please|pls|just|ok) )?(?:use|ues|take|tkae) (?![^?]*\b(?:like|cards?|gpus?|chips?)\b)[^?,;:.]{2,30}?(?: please| pls| plz| thx| thanks)?[\s.!]*$/u,
  // "Do the 70b instead, 405 is vanity"
  /^(?:(?:please|pls|just|ok|then|so)[, ]+)*(?:do|use|take|try|run|price|make it) (?:the |an? )?[^?,;]{2,20} instead\b/u,
  // "Cheers mate, chuck it on AWS for us would you"
  /(?:^|[,;.!] )(?:(?:please|pls|just|ok|then|so|can you|could you) )*(?:chuck|stick|put|throw|slap|move|shove|host|pop|run) (?:it|this|that|the (?:run|job|training)) (?:on|onto|over to|over on|at) (?:the )?[^?,;.]{2,16}?(?: for (?:us|me))?(?:,? (?:would|will|can|could) (?:you|u|ya))?(?: please| pls| mate| then)*[\s.!]*$/u,
  // "I'm gonna regret this but show me B200"
  /(?:^|[,;.!] |\bbut )(?:please |pls |just )?(?:show|give) me (?:the |an? |some )?[^?,;.]{2,16}[\s.!]*$/u,
  // "Since Jules broke the A100 box we need H100s"
  /^(?:since|because|as|now that) [^?]{4,60} (?:we|i) (?:now )?need (?:an? |the |some )?(?:[abhlv]?\d|gb\d|mi\d|rtx|t4)[a-z\d ]{1,11}[\s.!]*$/u,
  // "…, so we must use spot"
  /\bso (?:do|take|use|go with) (?:an? |the )?[a-z\d][a-z\d. ]{1,16}(?: please| pls)?[\s.!]*$/u,
  // "AWS won't give us the quota, so Lambda it is"
  /[,;.] (?:so|guess|then) [a-z\d][a-z\d. -]{1,18} it is(?: then| now)?[\s.!]*$/u,
  // "The referee wants to see it at rank 128"
  /^(?:(?:the|our|my) )?(?:reviewer|referee|examiner|client|customer|boss|supervisor|advisor|professor|prof|pi|cto)s? (?:wants?|asked|asks|insists?|would like)(?: on| for)?(?: to (?:see|have|get)| us to (?:use|try|run))? (?:it |this )?(?:at |with |in |on )?[^,;?!]{2,24}(?: instead| now)?[\s.!]*$/u,
] as const
/** "My boss kills me if it's over 500, so cap it there", "he agreed 100 dollars, please not exceed" */
export const staysUnder =
  /\b(?:(?:cap|limit|keep|stop) it (?:there|at that|to that|below that|under that)|(?:do )?not (?:to )?exceed(?: (?:it|that|this))?|don't exceed(?: (?:it|that|this))?)(?: please| pls)?[\s.!]*$/u
/** "Our examples get cut at 1024 anyway, so use that as seq length" */
export const usesLength =
  /\bso (?:use|take|set|make) (?:that|this|it) (?:as|for|the) (?:the |our |max )?(?:seq|sequence|context)\b[a-z ]{0,16}[\s.!]*$/u
/** "Nono qwen3 30b a3b" */
export const notThat = /^no,? (?!the\b|that\b|it\b|this\b)[^?,;]{3,24}$/u
/** "I said 2 billion but it's 200 million" */
export const misstated =
  /\b(?:i|we) (?:said|wrote|typed|told you|put|gave you) [^?,;]{1,30}?,? (?:but|and) (?:it's|its|it is|they are|they're|it was) (?:really |actually |only |more like )?\d[^?,;]{0,24}$/u
/** "Use 8", "…, so do 8": of the cards. */
export const usesCount =
  /^(?:(?:please|pls|just|ok|then|let's) ){0,2}(?:use|do|take|get|rent|run|make it) (?:a pair|a couple|two|three|four|eight|\d{1,2}) of (?:them|those|these)(?: please| pls| then| instead)*[\s.!]*$|(?:^(?:(?:please|pls|just|ok|then) ){0,2}use|[,;.)"”!] ?so (?:do|take|use|make it|please take|let's do)|\bif (?:yes|so) (?:then )?(?:please |pls )?(?:take|use|do)) \d{1,3}(?: of (?:them|those|these)| gpus| cards)?(?: please| pls| then)?[\s.!]*$/u
/** "Got more calls from support, it's 25k transcripts now", "only the English half of it": the data that there is. */
export const amounts = [
  /(?:^|[,;:.!–-] ?)(?:and |so |but |which |now )*(?:it's|its|it is|that's|they're|(?:we|i)(?:'re| are) (?:at|down to|up to)|(?:we|i)(?:'ll| will)? (?:now |only |just )*(?:have|got)|there are|that makes|makes(?: it)?|it comes to|that leaves|leaves) (?:us )?(?:with )?(?:now |only |just |about |around |roughly |more like )*\d[\d.,]* ?(?:k|m|b|million|billion)?(?: [a-z-]{3,14}){1,3}?(?: now| left| in total| in all| instead| then)*[\s.!]*$/u,
  /^(?:(?:just|only|use|take|let's|let us|keep|actually) ){1,3}(?:the )?(?:[a-z]{3,12} )?(?:half|third|quarter)(?: of (?:it|that|them|those|the (?:data|set|dataset|tokens|corpus|rows|examples)))?(?: please| pls)?[\s.!]*$/u,
] as const
/** "Sorry, it was 500 million" */
export const slipped = [
  /^[\s,]*(?:(?:ah|oh|so|ok)[,! ]+)*(?:sorry|oops|my bad|my mistake|correction|typo|pardon)\b/u,
  /^(?:(?:it|that|they|those|there)(?:'s|'re| is| are| was| were| should be) )?\d[\d.,]*(?: ?(?:m|b|million|billion)|\d{6})(?: tokens?)?[\s.!]*$/u,
] as const
