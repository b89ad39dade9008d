/** "Labelled by one intern in two days", "it took us 3 days to clean the set": work that is done, whose time is no limit of the run. */

/** What is done to data by people before a run, as it is told once it is done. */
const done =
  'labell?ed|annotated|tagged|rated|ranked|graded|written|wrote|typed|transcribed|translated|collected|gathered|scraped|crawled|recorded|delivered|cleaned|curated|filtered|checked|reviewed|corrected|proofread|edited|prepared|assembled|generated|exported|put together|hacked together|thrown together|came in|arrived|did|made|produced|created|built|finished'
/** The same as it is told of what it takes or took. */
const doing =
  'look|read|go through|label|annotate|tag|rate|rank|grade|write|type|transcribe|translate|collect|gather|scrape|crawl|record|clean|curate|filter|check|review|correct|proofread|edit|prepare|assemble|export|get the data|get them|get it signed|convince'
/** Said of these it is of the run itself, or wished. */
const ofRun =
  /\b(?:train\w*|fine-?tun\w*|tun(?:e|ed|ing)|run|runs|job|plan|deadline|limit|gpus?|results?|must|should|shall|needs?|has to|have to|had to|want\w*|wish\w*|please|to be|will be|would be|can be|be done|get it done|ready|max|at most|make it|you)\b/u
const isDone = new RegExp(
  String.raw`\b(?:${done})\b(?:(?!\b(?:so|and|but|then|now|give|we have|we've got)\b)[^,:;]){0,60}$`,
  'u',
)
const took = /\b(?:took|takes|spent|needed|had|used|got)\b[^,:;]{0,24}$/u
const toDo = new RegExp(String.raw`^ ?(?:just |only |of work |max )?(?:to |of |on )(?:\w+ing|${doing})\b`, 'u')

/** Whether the time between them is that of such work. `before`, `behind`: what stands in its sentence, in lower case. */
export function tellsOfWork(before: string, behind: string): boolean {
  if (ofRun.test(before) || /^ ?(?:to|of|for|on) (?:the )?(?:train|fine-?tun|tun(?:e|ing)|run)/u.test(behind))
    return false
  return isDone.test(before) || (took.test(before) && toDo.test(behind))
}
