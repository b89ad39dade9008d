/** Of what kind of thing a question is: a place, a date, the longest of the texts. */
export type AskedTraits = {
  /** Where something is to be had is asked. */
  readonly asksWhere?: true
  /** Of when something is, or how old. */
  readonly asksWhen?: true
  /** The longest of the texts are asked about. */
  readonly isOfLong?: true
  /** By what the GPUs of a machine are joined, and not whether that is needed. */
  readonly asksLink?: true
}

/** "When were those prices last checked?" */
const dateAsked =
  /\b(?:when (?:was|were|did|have|has|is|are)|how (?:old|fresh|recent|current|up to date)|(?:which|what) (?:day|date)|as of (?:when|what)|last (?:checked|updated|refreshed|looked|read)|since when|dated|(?:still )?(?:fresh|current|up to date|stale|outdated))\b/iu
/** "Will it run out of memory on the long tickets?" */
export const longTexts =
  /\b(?:long|longer|longest|very long|huge|big|biggest) (?:tickets?|texts?|documents?|docs?|examples?|ones|contracts?|emails?|chats?|threads?|conversations?|samples?|rows?|articles?|files?|letters?|reports?|records?|transcripts?|sequences?|prompts?|entries|messages?|pages|calls)\b/iu
/** "Where do I rent it?", "how do I book these?" */
const placeAsked = /\bwhere\b(?! else)|\bhow (?:do|can|would) (?:i|we) (?:rent|book|order|get|reserve)\b/u

/** "NVLink inside or just PCIe?" */
const linkAsked = /\b(?:nvlink|nvswitch|pcie|pci-e)\b/iu
const ofNetwork = /\b(?:infiniband|ethernet|rdma|roce|network|needs?|needed|necessary|required?|requires?)\b/iu

/** `text`: of the question. */
export const traitsAsked = (text: string): AskedTraits => ({
  ...(placeAsked.test(text) ? { asksWhere: true as const } : {}),
  ...(dateAsked.test(text) ? { asksWhen: true as const } : {}),
  ...(linkAsked.test(text) && !ofNetwork.test(text) ? { asksLink: true as const } : {}),
  ...(longTexts.test(text) ? { isOfLong: true as const } : {}),
})
