/** Words that say what a number counts, and the names that configuration files give them. */
import type { Measure, MeasureWord, Sense } from './senses.ts'

type MeasureRow = readonly [pattern: string, sense: Sense]
type MeasureOptions = Partial<Pick<MeasureWord, 'factor' | 'note' | 'currency'>>

const unitWord = (measure: Measure, options: MeasureOptions = {}): MeasureWord => ({
  kind: 'measure',
  measure,
  side: 'after',
  ...options,
})
const configWord = (measure: Measure, options: MeasureOptions = {}): MeasureWord => ({
  kind: 'measure',
  measure,
  side: 'before',
  ...options,
})

/** Tokens of ordinary English text in other units of text. */
const tokensPerWord = 4 / 3
const wordsPerPage = 500
export const bytesPerToken = 4.3
const charactersPerToken = 4.3

const tokensPerBook = 120_000
const tokensPerHour = 12_000

const chinchillaRatio = 20
const bookNote = `Books are counted as 90,000 words, about ${tokensPerBook} tokens, each.`
const speechNote = `Speech is counted as 150 words a minute, about ${tokensPerHour} tokens an hour.`
const recordings =
  '(transcripts|transcript|audio|speech|calls|talks|podcasts|podcast|recordings|interviews|lectures|meetings|video|videos|conversation|transcribed speech|transcribed audio|transcribed calls|call transcripts|meeting transcripts|call recordings|recorded calls|audio transcripts|podcast transcripts|interview transcripts)'
const wordNote = 'Words are counted as 1.33 tokens each.'
const pageNote = `Pages are counted as ${wordsPerPage} words, about 667 tokens, each.`
const characterNote = `Characters are counted as ${charactersPerToken} to a token.`

const bytes = (pattern: string, factor: number): MeasureRow => [pattern, unitWord('bytes', { factor })]
const hours = (pattern: string, factor: number): MeasureRow => [pattern, unitWord('hours', { factor })]
const foreignMoney = (pattern: string, currency: string): MeasureRow => [pattern, unitWord('money', { currency })]

export const dataMeasures: readonly MeasureRow[] = [
  ['(token|tokens|tok|toks|tkn|tkns|tokes)', unitWord('tokens')],
  [
    '(num|number of|total|train|training|max train|total training|total train|train total|dataset|data|corpus) (token|tokens|tok)',
    unitWord('tokens'),
  ],
  ['(word|words)', unitWord('tokens', { factor: tokensPerWord, note: wordNote })],
  [
    '(page|pages|pdf pages|pages of text)',
    unitWord('tokens', { factor: wordsPerPage * tokensPerWord, note: pageNote }),
  ],
  [
    '(chinchilla|chinchilla optimal|compute optimal|chinchilla ratio|chinchilla tokens) [tokens|amount|data]',
    {
      kind: 'amount',
      value: chinchillaRatio,
      unitValue: chinchillaRatio,
      magnitude: '',
      capital: false,
      measure: 'tokens',
      inWords: true,
      perParameter: true,
      note: `Chinchilla's optimum is about ${chinchillaRatio} tokens for each parameter.`,
    },
  ],
  ['(book|books|novels)', unitWord('tokens', { factor: tokensPerBook, note: bookNote })],
  [`(hour|hours|hr|hrs|h) of ${recordings}`, unitWord('tokens', { factor: tokensPerHour, note: speechNote })],
  [`(minute|minutes|min|mins) of ${recordings}`, unitWord('tokens', { factor: tokensPerHour / 60, note: speechNote })],
  ['(char|chars|character|characters)', unitWord('tokens', { factor: 1 / charactersPerToken, note: characterNote })],
  [
    '(example|examples|ex|exs|row|rows|sample|samples|doc|docs|document|documents|record|records|prompt|prompts)',
    unitWord('examples'),
  ],
  [
    '(dialog|dialogs|dialogue|dialogues|conversation|conversations|convo|convos|conv|convs|chats|pair|pairs|instances|item|items|datapoint|datapoints|data point|data points)',
    unitWord('examples'),
  ],
  [
    '(qa|q&a|q/a|question answer|instruction|prompt response|prompt completion|preference|input output|qna) (pair|pairs|example|examples)',
    unitWord('examples'),
  ],
  [
    '(question|questions|answers|completion|completions|line|lines|entry|entries|ticket|tickets|email|emails|message|messages|article|articles|transcript|transcripts|sequences|instructions|trajectories|demonstrations|demos|turns|threads|reviews|snippets|files|contracts|papers|sentence|sentences|chat logs|call logs|logs|reports|notes|faqs|functions|commits|pull requests|issues|cases|summaries|translations|utterances|posts|tweets|passages|paragraphs|chunks|pdf|pdfs)',
    unitWord('examples'),
  ],
  [
    '(training|train|labeled|labelled|instruction|sft) (example|examples|row|rows|sample|samples|doc|docs|documents|records|pairs|conversations)',
    unitWord('examples'),
  ],
  [
    '(num|number of|n|max|max train) (examples|samples|rows|documents|records|train samples|train examples)',
    unitWord('examples'),
  ],
  ['(epoch|epochs|ep|eps|epoche|epochen|pass|passes|full passes)', unitWord('epochs')],
  ['(num|n|number of|total|max|train) [train|training] (epochs|epoch)', unitWord('epochs')],
  [
    '(step|steps|iteration|iterations|iter|iters|optimizer steps|optimiser steps|gradient steps|training steps|train steps|update steps|updates|gradient updates)',
    unitWord('steps'),
  ],
  ['(max|num|total|number of|n) [train|training] (steps|step|iters|iterations)', unitWord('steps')],
  [
    '(avg|average|mean|median|typical|averaging) [example|sample|row|doc|document|prompt|sequence|conversation|token|tokens] (length|len|size|tokens)',
    configWord('length'),
  ],
  [
    '(avg|average|mean|median|averaging|avging|on average|avg of|average of|mean of|averaging about)',
    configWord('length'),
  ],
  [
    '(tokens|token|tok|toks) (per|each) (example|sample|row|doc|document|record|prompt|conversation|pair|item|sequence|dialog|dialogue|chat|message)',
    unitWord('length'),
  ],
  ['(length|lengths|len|lengths of|length of)', configWord('length')],
  ['(example|sample|row|doc|document|prompt|conversation) (length|len|size)', configWord('length')],
  [
    '(data|dataset|data set|corpus|datasets|dataset size|data size|train data|training data|training set|train set)',
    configWord('data'),
  ],
]

export const trainingMeasures: readonly MeasureRow[] = [
  [
    '(batch|bs|mbs|bsz|bz|batchsize|batch size|minibatch|mini batch|mini batch size|micro batch|micro batch size|microbatch|microbatch size|micro bs|train batch size|device batch size|local batch size|batch size per gpu|batch per gpu|batch size per device)',
    configWord('batch'),
  ],
  ['per (device|gpu) [train|training] (batch|batch size|bs|batchsize)', configWord('batch')],
  ['(train micro batch size per gpu|per device eval batch size)', configWord('batch')],
  ['(global|effective|total|overall|eff) (batch|batch size|bs|batchsize|train batch size)', configWord('globalBatch')],
  ['gbs', configWord('globalBatch')],
  ['(gradient|grad) (accumulation|accum|acc) [steps|step]', configWord('accumulation')],
  [
    '(accumulation|accum|acc|accumulation steps|accum steps|acc steps|ga|gas|grad accumulate|accumulate grad batches)',
    configWord('accumulation'),
  ],
  [
    '(seq|seqs|seqlen|seq len|seq length|sequence|sequence len|sequence length|sequence lengths|max seq|max seq len|max seq length|max sequence length|max sequence len|max seqlen|seq max|seqlength)',
    configWord('sequence'),
  ],
  [
    '(ctx|ctx window|context windows|window size|ctx len|ctx length|ctx size|context|contexts|context len|context length|context window|context size|max context|max ctx|max context length|n ctx|max length|max len|maxlen|max tokens per sequence|cutoff|cutoff len|cutoff length|block size|model max length|max model len|token window)',
    configWord('sequence'),
  ],
  [
    '(rank|ranks|r|lora r|lora rank|lora dim|lora rank r|rank r|adapter rank|lora adapter rank|peft rank|lora ranks)',
    configWord('rank'),
  ],
  ['(param|params|parameter|parameters|parm|parms|prm|weights total)', unitWord('params')],
  ['(parameter|param) (model|models|llm|llms|network|version|variant)', unitWord('params')],
  ['(model|models|llm|llms|lm|language model|base model|transformer|checkpoint model)', unitWord('params')],
  [
    '(model size|model params|num params|number of parameters|num parameters|n params|param count|parameter count)',
    unitWord('params'),
  ],
  [
    '(bits|quantization bit|quantization bits|quantisation bits|quant bits|num bits|n bits|bit width|bitwidth)',
    configWord('bits'),
  ],
]

export const hardwareMeasures: readonly MeasureRow[] = [
  ['(gpu|gpus|card|cards|accelerator|accelerators|graphics card|graphics cards|gpu cards|gcd|gcds)', unitWord('gpus')],
  ['(num|number of|n|total|max|world) (gpus|gpu|devices|cards|size|processes)', unitWord('gpus')],
  ['(gpu count|gpu num|gpus count|gpu number|device count|count|ngpus|ngpu|devices)', configWord('gpus')],
  ['(gpu|gpus|cards|devices) (per|each|/) (node|machine|server|box|host|instance)', unitWord('gpusPerNode')],
  [
    '(nproc per node|num gpus per node|gpus per node|n gpus per node|devices per node|per node|per machine|per server)',
    unitWord('gpusPerNode'),
  ],
  ['(node|nodes|machine|machines|server|servers|box|boxes|hosts|pods)', unitWord('nodes')],
  ['(num|number of|n) (nodes|node|machines|servers)', unitWord('nodes')],
  ['(nnodes|node count)', unitWord('nodes')],
]

export const generalMeasures: readonly MeasureRow[] = [
  [
    '(gb|gib|gig|gigs|g) [of] (vram|gpu memory|gpu ram|video memory|video ram|memory|ram) [gpu|gpus|card|cards|class]',
    unitWord('gpuMemory'),
  ],
  ['(gb|gib|gig|gigs) (gpu|gpus|card|cards)', unitWord('gpuMemory')],
  [
    '(tps|tokens per second|tokens per sec|tok per second|tok per sec|toks per second|toks per sec|tok/s|toks/s|tokens/s|tokens/sec|tokens/second|tok/sec|t/s)',
    unitWord('rate'),
  ],
  bytes('(kb|kib|kilobyte|kilobytes)', 1e3),
  bytes('(mb|mib|megabyte|megabytes|megs|meg)', 1e6),
  bytes('(gb|gigabyte|gigabytes|gigs|gig|gbs of)', 1e9),
  bytes('(gib|gibibyte|gibibytes)', 2 ** 30),
  bytes('(tb|terabyte|terabytes|tib)', 1e12),
  bytes('(byte|bytes)', 1),
  hours('(second|seconds|secs|sec|s)', 1 / 3600),
  hours('(minute|minutes|min|mins)', 1 / 60),
  hours('(hour|hours|hr|hrs|h|hours total)', 1),
  hours('(day|days|d|business days|working days)', 24),
  hours('(night|nights)', 12),
  hours('(week|weeks|wk|wks)', 168),
  hours('(weekend|weekends)', 48),
  hours('(month|months|mo|mos)', 730),
  hours('(year|years|yr|yrs)', 8760),
  ['(usd|dollar|dollars|buck|bucks|us dollar|us dollars|american dollars|dollarydoos|usd total)', unitWord('money')],
  ['(cents|cent)', unitWord('money', { factor: 0.01 })],
  ['(grand|k usd|k dollars)', unitWord('money', { factor: 1000 })],
  foreignMoney('(eur|euro|euros)', 'EUR'),
  foreignMoney('(gbp|pound|pounds|quid|sterling)', 'GBP'),
  foreignMoney('(chf|francs|swiss francs)', 'CHF'),
  foreignMoney('(inr|rupee|rupees|rs)', 'INR'),
  foreignMoney('(jpy|yen)', 'JPY'),
  foreignMoney('(cny|rmb|yuan|renminbi)', 'CNY'),
  foreignMoney('(cad|canadian dollars)', 'CAD'),
  foreignMoney('(aud|australian dollars)', 'AUD'),
  foreignMoney('(sgd|singapore dollars)', 'SGD'),
  foreignMoney('(sek|swedish kronor|swedish krona)', 'SEK'),
  foreignMoney('(nok|norwegian kroner)', 'NOK'),
  foreignMoney('(dkk|danish kroner)', 'DKK'),
  foreignMoney('(pln|zloty|zlotys|zł|zl)', 'PLN'),
  foreignMoney('(brl|reais)', 'BRL'),
  foreignMoney('(krw|won)', 'KRW'),
  foreignMoney('kr', 'SEK or NOK or DKK'),
  foreignMoney('nzd', 'NZD'),
  foreignMoney('hkd', 'HKD'),
  ['(percent|pct|per cent)', unitWord('percent')],
  [
    '(budget|budget usd|max budget|max cost|cost cap|price cap|spending limit|spend limit|cost limit|price limit|max spend|max price|spend|spending|usd budget|cost ceiling|budget cap|budget limit|total budget|overall budget|training budget|gpu budget|compute budget)',
    configWord('budget'),
  ],
  [
    '(deadline|deadline hours|time limit|max hours|max time|time budget|time cap|max duration|max runtime|due|timeline|turnaround|wall time|wall clock|walltime|runtime)',
    configWord('deadline'),
  ],
  [
    '(preempted|preemption|preemptions|preempt|interrupted|interruption|interruptions|evicted|eviction|evictions|reclaimed|taken back|taken away) (every|each|once every|about every)',
    configWord('preemption'),
  ],
  ['(mtbf|hours between preemptions|time between preemptions|mean time between preemptions)', configWord('preemption')],
]
