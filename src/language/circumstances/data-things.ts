/** What people train on, by its names; a form for the inside of a regular expression. */
export const dataThings =
  '(?:tokens?|data(?:set)?|corpus|text|examples?|rows?|pairs?|samples?|records?|tickets?|docs|documents?|files?|images?|tiles?|scans?|photos?|clips?|recordings?|audio|speech|notes?|prompts?|conversations?|chats?|triples?|passages?|tasks?|questions?|messages?|e-?mails?|articles?|contracts?|reviews?|pages?|lines?|transcripts?|sessions?|comparisons?|preferences?|captions?|problems?|logs?|books?|poems?|traces?|trajectory|trajectories)'
