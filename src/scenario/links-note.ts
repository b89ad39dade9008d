/** The note of a text that speaks of the links between GPUs; an answer with a plan says what they do to it instead. */

const note = 'Links between GPUs are those of the GPUs and providers in the data.'

/** Whether a note is that one. */
export const isLinksNote = (text: string): boolean => text === note
