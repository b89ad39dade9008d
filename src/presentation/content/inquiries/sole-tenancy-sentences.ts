/** What is true of machines that nobody else may be on. */

/** `isWhole`: whole machines are planned with; `sellers`: those that rent them as bare metal, null where the asker names one. */
export const soleTenancySentence = (words: string, isWhole: boolean, sellers: readonly string[] | null): string => {
  const plan = !isWhole
    ? 'no whole machine on record meets the rest, so this is an ordinary one'
    : sellers === null
      ? 'planned on a whole machine'
      : `planned on a whole machine, at sellers of bare metal (recalled: ${sellers.join(', ')})`
  return `“${words}”: ${plan}. One GPU by the hour is a part of a shared host; have sole tenancy written into the order.`
}
