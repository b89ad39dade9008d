/** The remark that a place or a seller binds: what lies outside it is no advice. */

const ending = 'as that is binding.'

/** `outside`: what is left out, "machine outside Germany". */
export const bindingRemark = (outside: string): string => `No ${outside} is proposed, ${ending}`

/** Whether a note is that remark. */
export const isBindingRemark = (note: string): boolean => note.endsWith(ending)
