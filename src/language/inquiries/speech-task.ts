/** "2,500 hours transcribed, better recognition of drug names": speech that is to be written down better, where no model for it is named. */

const hours = /(?<![\w.$€£])\d[\d.,]{0,9} ?k? ?(?:h|hrs?|hours?)\b(?! (?:a|per|each) )/iu
const ofSound =
  /\b(?:audio|sound|speech|spoken|recordings?|recorded|calls?|radio|podcasts?|interviews?|dictat\w+|lectures?|meetings?|hearings?|broadcasts?|voices?|transcri\w+|annotated|chatter)\b/iu
const recognizes =
  /\bspeech(?: model\b|[- ]recogni\w+|[- ]to[- ]text\b)|\bspoken language model\b|\b(?:better|improv\w+|more accurate|(?:higher|more) accuracy (?:of|in|for|on)|good|cleaner|fewer (?:errors|mistakes) in|correct|own|accurate|fix\w*|tun\w+) (?:(?:our|the|my|its|their|of) ){0,2}(?:\p{L}+ ){0,2}?(?:recognition|transcripts?|transcriptions?|transcribing|subtitles|captions|dictation)\b|\b(?:recogni[sz]\w+|transcrib\w+|understand\w*|hear\w*) (?:\p{L}+ ){0,6}(?:better|correctly|properly|more accurately|right)\b|\brecogni[sz]\w+ (?:our |the |of )?(?:\p{L}+ ){0,2}(?:names|terms|words|jargon|accents?|vocabulary|dialects?|abbreviations|codes|speech)\b|\bword error rate\b|\bwer\b/iu
/** Other things are made or heard of sound, or a text model reads what was said. */
const isOther =
  /\b(?:text[- ]to[- ]speech|tts|voice[- ](?:clon\w+|conversion|generation)|clon(?:e|es|ing)|synthe\w+|sing\w*|music|speakers? (?:recogni\w+|identif\w+|verif\w+)|diari[sz]\w+|emotions?|sounds? (?:classif\w+|events?)|birds?|chat ?bots?|assistants?|llms?|language model (?:for|that)|summar\w+|classif\w+|sentiment|translat\w+|answer\w*|questions?|images?|photos?|pictures?|face|videos?)\b/iu

/** What is wanted, as typed, where hours of speech are to be recognised better than ready models do; null: nothing of that. */
export const speechTaskIn = (text: string): string | null =>
  hours.test(text) && ofSound.test(text) && !isOther.test(text) ? (recognizes.exec(text)?.[0] ?? null) : null
