/** The note on documents that are to be known: they are looked up, as a rule. */
export const retrievalNote =
  'Mind: for answers from documents, retrieval (search, then answer) is usual; training teaches manner more than facts.'

/** The same of texts that a model is to know, all of them or the latest. */
export const knowledgeNote =
  'Mind: for answers from documents, retrieval (search, then answer) is usual: what a model was trained on it still gets wrong, and what comes later it does not know.'

/** Whether a note is one of these. */
export const isRetrievalNote = (note: string): boolean => note === retrievalNote || note === knowledgeNote

/** What stands by for those who ask is paid for day and night. */
export const servedNote =
  'Mind: to have it answer day and night costs more than to train it: some $250 a month and up for a GPU, or an API by the token.'

/** Where the texts are of other languages than English, or of several. */
export const languagesNote =
  'Mind: of other languages than English Qwen3 8B, Gemma 3 and Mistral Nemo know more than Llama 3.1 8B does, at about the same cost.'
