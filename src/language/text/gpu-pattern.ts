/** The short name of a GPU, as the source of a regular expression. */
export const gpuPattern = String.raw`(?:nvidia )?(?:rtx ?|gtx ?)?(?:[abhlv]\d{2,3}s?|l4(?!\d)|gh200|gb[23]00|mi\d{3}x?|t4|[345]0[6789]0(?: ?ti)?(?: ?super)?|6000 ?ada|a[456]000|pro 6000)(?: ?(?:sxm|pcie|nvl|\d{2,3} ?gb))?`
