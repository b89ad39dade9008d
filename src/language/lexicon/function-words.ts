/** Small words: what they do between the words that count. */
import type { Sense } from './senses.ts'
import type { SpecField } from '../../scenario/scenario.ts'

type FunctionWordRow = readonly [pattern: string, sense: Sense]

const field = (pattern: string, ...fields: readonly SpecField[]): FunctionWordRow => [
  pattern,
  { kind: 'field', fields },
]

export const relationWords: readonly FunctionWordRow[] = [
  [
    '(under|below|less than|lower than|fewer than|at most|at max|at maximum|max|maximum|maximal|maximally|max of|maximum of|up to|upto|no more than|not more than|not over|not above|within|inside of|cap|capped at|cap of|limit|limit of|limited to|limit to|ceiling|ceiling of|cheaper than|shorter than|no longer than|not longer than|not exceeding|not to exceed|cannot exceed|less or equal|lte|lt|tops|or less|or cheaper|or under|or below|in under|in less than|no later than|in at most|in max)',
    { kind: 'limit', bound: 'most' },
  ],
  [
    "(can't|cannot|can not|must not|mustn't|should not|shouldn't|may not|won't|nothing|none) [cost|take|be|spend|run] (more than|over|above|longer than|beyond)",
    { kind: 'limit', bound: 'most' },
  ],
  [
    '(keep it under|keep under|keep it below|stay under|stay below|stays under|should be under|must be under|has to be under|must stay under|needs to be under|for less than|for under|for at most|for up to|for max|spend up to|spend at most|spend less than|spend max)',
    { kind: 'limit', bound: 'most' },
  ],
  [
    '(at least|more than|above|minimum|minimum of|no less than|not less than|exceeding|upwards of|or more|gte|gt|at minimum)',
    { kind: 'limit', bound: 'least' },
  ],
  [
    '(about|around|roughly|approximately|approx|approximate|circa|ca|or so|ish|nearly|almost|maybe|some|say|estimated|perhaps|probably|like|give or take|on the order of|close to)',
    { kind: 'limit', bound: 'about' },
  ],
  ['(times|multiplied by|x)', { kind: 'times' }],
  ['(plus|added to)', { kind: 'plus' }],
  ['minus', { kind: 'minus' }],
  [
    "(not|and not|nothing from|nothing on|nothing at|nothing with|not a single|no way on|no|without|w/o|wo|except|except for|excluding|exclude|excludes|avoid|avoiding|anything but|everything but|anywhere but|anyone but|anything except|everything except|any but|other than|all but|never|dont|don't|do not|cannot|can't|cant|won't|isn't|aren't|non|nor|skip|ban|apart from|neither|doesn't|does not|no more|minus the)",
    { kind: 'not' },
  ],
  [
    "(don't|dont|do not|does not|doesn't|didn't|can't|cannot|can not|cant|won't|will not|shouldn't|should not|not) (want|use|have|need|do|go|consider|include|try|be|allowed|run|rent) [to] [use|on|any|with]",
    { kind: 'not' },
  ],
  [
    '(any|every|all) (gpu|gpus|provider|providers|cloud|card) (but|except|other than|besides|apart from)',
    { kind: 'not' },
  ],
  [
    '(drop|remove|forget|forget about|ignore|clear|lift|scrap|lose|leave out|take away|ditch|get rid of)',
    { kind: 'not' },
  ],
  ['(instead of|rather than|in place of|over the)', { kind: 'instead' }],
  ['(or|and/or|vs|versus|either|alternatively|or else)', { kind: 'or' }],
  ['(and|as well as|n|und)', { kind: 'and' }],
  [
    "(any|whatever|whichever|any kind of|any type of|any sort of|some kind of|dont care|doesn't matter|don't care|no preference|unlimited|infinite|open|flexible|auto|automatic|default|unspecified)",
    { kind: 'any' },
  ],
  ['(only|exclusively|strictly|just the)', { kind: 'only' }],
  [
    '(by|before|until|till|til|due by|due|no later than|ready by|done by|finished by|complete by|completed by|finish by|deadline by)',
    { kind: 'by' },
  ],
  ['(per|every)', { kind: 'per' }],
  ['(each|apiece|a piece|long each|in length|long)', { kind: 'each' }],
  [
    '(across|over|spread over|spread across|split across|split over|distributed over|distributed across|in total across|on a total of)',
    { kind: 'across' },
  ],
  ['(more|additional|extra|further|add|adding)', { kind: 'more' }],
  ['(double|doubling|twice|twofold|two fold)', { kind: 'scale', factor: 2 }],
  ['(a|one) third of', { kind: 'scale', factor: 1 / 3 }],
  ['two thirds of', { kind: 'scale', factor: 2 / 3 }],
  ['(a|one) quarter of', { kind: 'scale', factor: 0.25 }],
  ['three quarters of', { kind: 'scale', factor: 0.75 }],
  ['(triple|thrice|tripling)', { kind: 'scale', factor: 3 }],
  ['(quadruple|quadrupling)', { kind: 'scale', factor: 4 }],
  ['(halve|halving)', { kind: 'scale', factor: 0.5 }],
  [
    '(drop|go|move|scale|cut|back|over|switch|down|up|change|come|get) (to|down to|up to|back to|over to)',
    { kind: 'function-word' },
  ],
  ['(fewer|less)', { kind: 'fewer' }],
  ['(a|an|the|another|piece|pieces|pcs|pc|units|nos|de|des|du)', { kind: 'article' }],
  ['(true|enabled|enable|turn on|turned on|switch on|switched on|yes|y|activate|activated)', { kind: 'on' }],
  [
    '(false|off|disabled|disable|turn off|turned off|switch off|switched off|deactivate|none|null|nope)',
    { kind: 'off' },
  ],
  ['(equals|equal|set to|is|are|=)', { kind: 'equals' }],
  [
    '(on|at|with|via|using|from|in|through|use|uses|rent|rented from|renting|host on|hosted on|run on|running on|provided by|w/)',
    { kind: 'preposition' },
  ],
]

export const fieldWords: readonly FunctionWordRow[] = [
  [
    '(exclude gpus|excluded gpus|exclude gpu|excludegpus|excludedgpus|excluded providers|exclude providers|excludeproviders|excludedproviders|exclude provider)',
    { kind: 'not' },
  ],
  field(
    '(provider|providers|cloud|clouds|cloud provider|cloud providers|gpu provider|gpu cloud|host)',
    'providers',
    'excludedProviders',
    'tier',
  ),
  field('(tier|cloud type|cloud tier)', 'tier'),
  field('(pricing|pricing model|price model|purchase option|billing|price type|pricing type)', 'pricing'),
  field('(objective|goal|optimize for|optimise for|priority|optimize|optimise)', 'objective'),
  field('(stack|framework|trainer|software|software stack|training framework|training stack|library|tooling)', 'stack'),
  field(
    '(method|finetuning type|training type|training method|ft method|finetune type|adapter type|peft type|peft method|train type|technique|approach|finetuning method|fine tuning method|fine tuning type)',
    'method',
  ),
  [
    '(model name or path|base model name|pretrained model name or path|pretrained model|model name|model id|model path|hf model|base model|python m|accelerate launch|torchrun|python3 m|train py|finetune py|run sft py|sft py|main py)',
    { kind: 'function-word' },
  ],
  field(
    '(precision|dtype|torch dtype|data type|weights|weight|base weights|model weights|quantization|quantisation|quant|quantization type|quantization method|weight precision|weight type|quantize)',
    'weights',
  ),
  field(
    '(gpu type|gpu model|gpu name|gpu types|hardware|machine type|instance type|accelerator type|gpu kind|gpu choice)',
    'gpus',
    'gpuCount',
    'nodes',
    'excludedGpus',
  ),
  field(
    '(target|targets|target modules|lora target|lora target modules|lora targets|adapter targets|modules)',
    'loraTargets',
  ),
]

const regionsNote = 'Regions are not told apart: a price may be of any region.'

/** Words around the question, not in it. In a thread only those of `replyWords` may stand in an amendment. */
export const functionWords: readonly FunctionWordRow[] = [
  [
    '(please|pls|plz|plss|kindly|thanks|thank you|thx|ty|cheers|hi|hello|hey|hiya|yo|there|folks|team|gpucost|gpu cost|bot|ok|okay|k|sure|yes|yeah|yep|yup|cool|nice|great|perfect|awesome|good|fine|alright|right|hmm|hm|um|uh|oh|ah|well|lol|sorry|actually|really|basically|simply|also|too|as well|again|now|then|so|but|just|maybe|perhaps|instead|rather|still|already|first|finally|overall|quick question|question|fyi|btw|by the way)',
    { kind: 'function-word' },
  ],
  [
    "(i|we|you|he|they|it|this|that|these|those|them|me|us|my|our|your|their|its|it's|that's|here|here's|there's|someone|one|ones|self|myself|thing|things|stuff|job|run|runs|setup|config|configuration|scenario|case|project|task|experiment|workload|plan|setting|settings)",
    { kind: 'function-word' },
  ],
  [
    "(they're|they'd|they'll|i'm|i'd|i'll|i've|we're|we'd|we'll|we've|you'd|let's|lets|let us|let me|what's|whats|how's|who's|it'd|it'll|im|ive|id|were)",
    { kind: 'function-word' },
  ],
  [
    '(can|could|would|will|should|shall|may|might|must|do|does|be|am|been|being|have|has|having|had|get|gets|getting|got|give|gives|make|makes|making|let|go|going|goes|gonna|wanna|want|wants|wanting|need|needs|needed|needing|like to|would like|looking|looking to|trying|try|plan|planning|planning to|hoping|hope|thinking|thinking of|thinking about|considering|wondering|wonder|intend|aim|aiming|decide|help|know|tell|see|find|check|look|show|pick|choose|recommend|suggest|prefer|preference|propose|say|take|takes|taking|keep|finish|finishes|finished|complete|completed|done|ready|start|work|works|set|put|switch|change|stick|stay|consider|assume|assuming|given|based|include|including|containing|consisting|made up|totaling|totalling|worth|fit|fits|spend|pay|afford)',
    { kind: 'function-word' },
  ],
  [
    '(contains|holds|has|included|somewhere|anywhere|best|of|for|to|as|if|into|onto|off of|about it|per run|up|out|down|than|because|since|while|where|when|who|whose|whether|after|during|between|among|against|toward|towards|upon|within reach)',
    { kind: 'function-word' },
  ],
  [
    '(which|what|how|why|how many|what kind of|which kind of|what type of|what sort of|kind of|sort of|type|types|kind|size|sized|sizes|version|variant|flavor|flavour|edition|series|class|based on|amount|amount of|amounts|number|number of|total|totals|total of|in total|altogether|combined|overall total|all|every one|both|whole|entire|as many|as much|as many as|many|much|bump|increase|raise|lower|reduce|decrease|cut|shrink|grow|scale|extend|adjust|modify|update|replace|swap|redo|redo it|redo this|redo that|recalculate|recompute|recalc|re estimate|was|were|rerun|re run|revert|return|turn|switch|happens|happen|access|available|able|pretend|imagine|imagining|supposing|assumed|seeing|numbers|figures|calculation|calculations|damage|capped|reduced|suppose|complete set|bunch of|set of|lot of|lots of|same|the same|same thing)',
    { kind: 'function-word' },
  ],
  [
    '(train|trained|training|trains|tune|tuned|tuning|finetune|finetunes|finetuned|finetuning|finetunning|fine tunning|fine tunned|tunning|trainning|trainig|fine tune|fine tunes|fine tuned|fine tuning|ft|ftune|adapt|adapting|adaptation|retrain|retraining|teach|willing|incl|inc|compare|comparing|comparison|train run|training run|training job|finetuning run|finetuning job|fine tuning run|fine tuning job|peft tuning)',
    { kind: 'function-word' },
  ],
  [
    '(log|wikipedia|web|news|github|manuals|documentation|knowledge base|faq|history|archive|text|texts|data set|raw text|clean text|plain text|english text|english|german|french|spanish|chinese|japanese|code|python|content|corpora|customer|support|internal|domain|instruct|chat|instruction|synthetic|labeled|labelled|private|proprietary|legal|medical|financial|multilingual|base|own|local|locally|home|office|once|on prem|on premise|on premises|clean|cleaned|dedupe|deduped|raw|unique|short|longish|small|big|large|larger|smaller|new|old|simple|basic|standard|typical|normal|regular|custom|high quality)',
    { kind: 'function-word' },
  ],
  ['(nvidia|geforce|tensor core|hgx|gpu based|vram|gpu memory|graphics|ram|memory)', { kind: 'function-word' }],
  ['(region|u|ur|est|w|moe|preferably|ideally|hopefully)', { kind: 'function-word' }],
  ['(europe|european|eu|usa|asia)', { kind: 'no-effect', note: regionsNote }],
  [
    '(us|eu|ap|north america|asia) (east|west|central|north|south|northeast|southeast) [1|2|3|4]',
    { kind: 'no-effect', note: regionsNote },
  ],
]

/** Words by which a message asks for an estimate. */
export const requestWords: readonly FunctionWordRow[] = [
  [
    '(cost|costs|costing|costed|price|prices|priced|pricing estimate|how much|how expensive|how pricey|how long|how much time|how many hours|how many gpus|how many days|estimate|estimates|estimated cost|estimation|ballpark|quote|ballpark figure|budget for|calculate|compute cost|compute|figure out|work out|ask|expensive|hours|cost estimate|price estimate|pricing for|cost of|price of|total cost|price tag|damage|feasible|possible|enough|suffice|sufficient|best way|best gpu|best gpus|what gpu|what gpus|which gpu|which gpus|what hardware|which hardware|what would it take|what does it take|what do i need|what do we need|rough cost|rough estimate|eta|time|duration|money)',
    { kind: 'request' },
  ],
]

/** Prose that only looks like ours. */
export const negativePatterns: readonly FunctionWordRow[] = [
  ['(on the spot|spot check|spot checks|spotted|blind spot|blind spots|hot spot)', { kind: 'unknown' }],
  [
    '(at full speed|full time|full stack|full of|in full|full swing|full disclosure|full scale|full fledged|full day|full team|full list|full access|full blown)',
    { kind: 'unknown' },
  ],
  [
    '(lambda function|lambda functions|aws lambda|aws lambdas|lambda expression|modal dialog|modal window|vast majority|vast amount|vast amounts|salad bar)',
    { kind: 'unknown' },
  ],
  [
    '(no worries|no problem|no idea|no rush|no one|no way|no need|no thanks|no clue|no longer|no matter|no doubt|not sure|not yet|not bad|not really|not now|not a problem|for now|right now)',
    { kind: 'unknown' },
  ],
  [
    '(my 2 cents|my two cents|2 cents|two cents|fast food|breakfast|batch job|batch jobs|batch script|next batch|first batch|last batch|last night|last time|last week|last month|last year)',
    { kind: 'unknown' },
  ],
]
