/** "128 H100s for 3 weeks, how many failures should we expect?": what breaks on many GPUs, and what that costs. */

const breaks = String.raw`(?:fail(?:ure|s|ures|ing)?|crash(?:es|ing)?|break(?:s|age|downs?)?(?![- ]?even)|interrupt(?:s|ions?)?|outages?|hardware (?:faults?|errors?|problems?)|down ?time|node (?:losses|deaths))`
const asksFailures = new RegExp(
  String.raw`\b(?:how (?:many|often|much)|expect\w*|rate|number|odds|what|usual|typical|lose|lost|budget)\b[^.?!]{0,60}\b${breaks}\b|\b${breaks}\b[^.?!]{0,40}\b(?:expect\w*|per (?:day|week|month)|rate|how (?:many|often)|over|during|cost)\b`,
  'iu',
)
/** Spot is taken back, and does not break; a memory that runs out is no hardware. */
const ofOtherKind = /\b(?:spot|preempt\w*|oom|out of memory|nan|loss)\b/iu

/** Whether failures of machines are asked about, and not those of spot or of the program. */
export const asksForFailures = (text: string): boolean => asksFailures.test(text) && !ofOtherKind.test(text)
