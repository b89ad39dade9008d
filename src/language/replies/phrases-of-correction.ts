/** What gives way to something else, as people say it in a hurry, in the words of the grammar: each pattern with what it becomes. */

/** What may stand before a wish. */
const imperative =
  "(?:(?:ok|okay|hm+|oh|and|so|please|pls|actually|then|let's|lets|let us|can we|can you|could we|could you|i want to|we want to|we'd like to|just|also|now)[\\s,]{1,2}){0,4}"
/** Set to something, these are no values that give way. */
const field =
  '(?:it|this|that|them|everything|here|back|now|deadline|budget|rank|batch|micro-?batch|context|precision|method|gpus?|cards?|providers?|cloud|model|base|data|dataset|optimi[sz]er|framework|count|number|length|size|seq|sequence|epochs?|tokens?|limit|time|objective|region|location|lr|quantity|amount|job|plan|run|task|loss)\\b'
const value =
  '((?:(?!and\\b|but\\b|in\\b|on\\b|at\\b|by\\b|with\\b|for\\b|please\\b|pls\\b|instead\\b|then\\b|there\\b)(?:[^\\s,.;:!?]|\\.(?=\\d)){1,24} ?){1,4})'

/** Applied in their order to a reply as it was typed. */
export const phrasesOfCorrection: readonly (readonly [RegExp, string])[] = [
  // What a report is told for: ", hope that helps your model".
  [
    /[,;.!]\s{1,3}(?:i )?(?:hope|hoping) (?:that|this|it) (?:helps?|is (?:useful|helpful|of use))\b[^,.;!?\d]{0,40}[\s.!]{0,3}$/gi,
    '',
  ],
  // "Leave everything the same except 25M tokens": what stays is no wish of its own.
  [
    /(?:^|(?<=[\s,.;]))(?:(?:please |pls |ok |but )?(?:leave|keep) (?:everything|all|the rest|all the rest|it all)(?: else)?(?: exactly)?(?: the)? (?:same|as (?:it )?(?:is|was)|as planned|unchanged|alone)|everything(?: else)?(?: is| stays| remains)?(?: exactly)?(?: the)? (?:same|as (?:it )?is|unchanged)|(?:don't|dont|do not) (?:change|touch) anything(?: else)?|nothing else (?:changes|should change))\b(?:[\s,;.:]{1,2}(?:but|except(?: for| with| that)?|apart from|just|only|other than|with))?[\s,;.:]{0,2}/gi,
    '',
  ],
  // "Cheaper in the end? whole job, not per hour": sums of whole plans are compared anyway.
  [
    /(\?)?[,.;:]{0,2} (?:(?:for |over |on |i mean |counting |as in )?(?:the )?(?:whole|entire|total|full|complete)(?: (?:job|thing|run|bill|training|cost|price))?,? )?(?:and )?not (?:just |only )?(?:per|by the|an|the|each|every) ?(?:hourly(?: (?:price|rate))?|hour|hr)[\s.?!]{0,3}$/gi,
    '$1',
  ],
  // "Rank 16 -> 64", "200M → 320M": the first number gives way.
  [
    /(?<![\w.$-])\$?\d[\d.,]{0,14} ?(?:[kmbt]|h|hrs?|hours?|days?)?\b {0,2}(?:-{1,2}>|=>|[→⇒]) {0,2}(?=[$~]{0,2}\d)/giu,
    '',
  ],
  // "Muon where it now has AdamW"
  [
    /\bwhere (?:it|we|you|the plan|that)(?: now| currently| still)? (?:has|have|had|says|said|is|was|uses|used|use)\b(?: now)?/giu,
    'instead of',
  ],
  // "My window is 8 hours": all the time that there is.
  [
    /\b(?:my|our|the) (?:time |maintenance |compute )?(?:window|slot) (?:is|lasts) (?:only |just |about )?(?=(?:\d{1,3}|[a-z]{3,6}) (?:hours?|hrs?|days?)\b)/giu,
    'the deadline is ',
  ],
  // "We go with lora, full is not worth it for us": what stands behind the choice is refused with it.
  [
    /\b((?:go(?:ing)? (?:with|for)|take|use|choose|chose|pick(?:ed)?|decided (?:for|on)|settled? (?:for|on)) [^,;.?\d]{2,40})[,;.] (?:and |as |because |since )?[^,;.?\d]{2,40} (?:is|are|was|were|seems?|isn't|aren't|wasn't) (?:just |really |simply |not |never ){0,2}(?:worth (?:it|the \w+)|overkill|too (?:much|slow|expensive|dear|risky|big|heavy)|off the table)(?: for (?:us|me|this|now|that|our \w+))?[\s.!]*$/giu,
    '$1',
  ],
  // "Swap lora in for full": the second gives way.
  [/\b(?:swap|sub|substitute) ((?:(?:[^\s,.;:!?]|\.(?=\d)){1,20} ){1,4}?)in for (?=\S)/gi, 'use $1instead of '],
  // "Swap the H100s for H200s": the first gives way, as in "H200s instead of the H100s".
  [
    /\b(?:(?:swap|replace)(?: out)?|(?:exchange|trade(?: in)?)(?= (?:the|our|my|these|those|\S{0,8}\d)))((?: (?!for\b|with\b|by\b|out\b)(?:[^\s,.;:!?]|\.(?=\d)){1,20}){1,5})(?: out)? (?:for|with|by(?! (?:mon|tue|wed|thu|fri|sat|sun|tom|next|the end|end)))((?: (?!and\b|but\b|in\b|on\b|at\b|by\b|for\b|please\b|pls\b|instead\b|then\b|there\b)(?:[^\s,.;:!?]|\.(?=\d)){1,20}){1,6})/gi,
    'use$2 instead of$1',
  ],
  // "Change DPO to ORPO", "switch from the H100s to H200s": the first gives way, where it is a value and no field.
  [
    new RegExp(
      `^(${imperative})(?:change|switch|swap|move|go|convert|migrate)(?: over)? from ((?!${field}|\\$?\\d[\\d.,]*[km]?\\b(?!b))(?:(?:[^\\s,.;:!?]|\\.(?=\\d)){1,20} ){1,4}?)(?:over )?to ${value}`,
      'gi',
    ),
    '$1use $3 instead of $2',
  ],
  [
    new RegExp(
      `^(${imperative})(?:change|switch|swap|convert) ((?:the |our )?(?!the |our |from |${field}|\\$?\\d[\\d.,]*[km]?\\b(?!b))(?:[^\\s,.;:!?]|\\.(?=\\d)){2,24} )(?:over )?to ${value}`,
      'gi',
    ),
    '$1use $3 instead of $2',
  ],
  // "With 7 of the 8 cards", "on 7 of the 8": so many GPUs.
  [/\b(\d{1,3}) of (?:the |our |my |those |these |them )?\d{1,3} (?:gpus?|cards)\b/gi, '$1 gpus'],
  [/\b(with|on|using) (\d{1,3}) of (?:the |our |my |those |these )?\d{1,3}(?=[\s?.!]*$)/gi, '$1 $2 gpus'],
]
