/** Words that say what a number counts, and the names that configuration files give them. */
import type { Measure, MeasureWord, Sense } from '../sense.ts'

type Row = readonly [pattern: string, sense: Sense]
type Option = Partial<Pick<MeasureWord, 'factor' | 'note' | 'currency'>>

const unit = (measure: Measure, option: Option = {}): MeasureWord => ({
  kind: 'measure',
  measure,
  side: 'unit',
  ...option,
})
const config = (measure: Measure, option: Option = {}): MeasureWord => ({
  kind: 'measure',
  measure,
  side: 'config',
  ...option,
})

/** Tokens of ordinary English text in other units of text. */
export const tokensPerWord = 4 / 3
const wordsPerPage = 500
export const bytesPerToken = 4.3
const charactersPerToken = 4.3

const tokensPerBook = 120_000
const tokensPerHour = 12_000

const perParameter = 20
const bookNote = `Books are counted as 90,000 words, about ${tokensPerBook} tokens, each.`
const speechNote = `Speech is counted as 150 words a minute, about ${tokensPerHour} tokens an hour.`
const spoken =
  '(transcripts|transcript|audio|speech|calls|talks|podcasts|podcast|recordings|interviews|lectures|meetings|video|videos|conversation|transcribed speech|transcribed audio|transcribed calls|call transcripts|meeting transcripts|call recordings|recorded calls|audio transcripts|podcast transcripts|interview transcripts)'
const wordNote = 'Words are counted as 1.33 tokens each.'
const pageNote = `Pages are counted as ${wordsPerPage} words, about 667 tokens, each.`
const characterNote = `Characters are counted as ${charactersPerToken} to a token.`

const bytes = (pattern: string, factor: number): Row => [pattern, unit('bytes', { factor })]
const hours = (pattern: string, factor: number): Row => [pattern, unit('hours', { factor })]
const foreign = (pattern: string, currency: string): Row => [pattern, unit('money', { currency })]

export const dataMeasures: readonly Row[] = [
  ['(token|tokens|tok|toks|tkn|tkns|tokes)', unit('tokens')],
  [
    '(num|number of|total|train|training|max train|total training|total train|train total|dataset|data|corpus) (token|tokens|tok)',
    unit('tokens'),
  ],
  ['(word|words)', unit('tokens', { factor: tokensPerWord, note: wordNote })],
  ['(page|pages|pdf pages|pages of text)', unit('tokens', { factor: wordsPerPage * tokensPerWord, note: pageNote })],
  [
    '(chinchilla|chinchilla optimal|compute optimal|chinchilla ratio|chinchilla tokens) [tokens|amount|data]',
    {
      kind: 'amount',
      value: perParameter,
      counted: perParameter,
      magnitude: '',
      capital: false,
      measure: 'tokens',
      worded: true,
      perParam: true,
      note: `Chinchilla's optimum is about ${perParameter} tokens for each parameter.`,
    },
  ],
  ['(book|books|novels)', unit('tokens', { factor: tokensPerBook, note: bookNote })],
  [`(hour|hours|hr|hrs|h) of ${spoken}`, unit('tokens', { factor: tokensPerHour, note: speechNote })],
  [`(minute|minutes|min|mins) of ${spoken}`, unit('tokens', { factor: tokensPerHour / 60, note: speechNote })],
  ['(char|chars|character|characters)', unit('tokens', { factor: 1 / charactersPerToken, note: characterNote })],
  [
    '(example|examples|ex|exs|row|rows|sample|samples|doc|docs|document|documents|record|records|prompt|prompts)',
    unit('examples'),
  ],
  [
    '(dialog|dialogs|dialogue|dialogues|conversation|conversations|convo|convos|conv|convs|chats|pair|pairs|instances|item|items|datapoint|datapoints|data point|data points)',
    unit('examples'),
  ],
  [
    '(qa|q&a|q/a|question answer|instruction|prompt response|prompt completion|preference|input output|qna) (pair|pairs|example|examples)',
    unit('examples'),
  ],
  [
    '(question|questions|answers|completion|completions|line|lines|entry|entries|ticket|tickets|email|emails|message|messages|article|articles|transcript|transcripts|sequences|instructions|trajectories|demonstrations|demos|turns|threads|reviews|snippets|files|contracts|papers|sentence|sentences|chat logs|call logs|logs|reports|notes|faqs|functions|commits|pull requests|issues|cases|summaries|translations|utterances|posts|tweets|passages|paragraphs|chunks|pdf|pdfs)',
    unit('examples'),
  ],
  [
    '(training|train|labeled|labelled|instruction|sft) (example|examples|row|rows|sample|samples|doc|docs|documents|records|pairs|conversations)',
    unit('examples'),
  ],
  [
    '(num|number of|n|max|max train) (examples|samples|rows|documents|records|train samples|train examples)',
    unit('examples'),
  ],
  ['(epoch|epochs|ep|eps|epoche|epochen|pass|passes|full passes)', unit('epochs')],
  ['(num|n|number of|total|max|train) [train|training] (epochs|epoch)', unit('epochs')],
  [
    '(step|steps|iteration|iterations|iter|iters|optimizer steps|optimiser steps|gradient steps|training steps|train steps|update steps|updates|gradient updates)',
    unit('steps'),
  ],
  ['(max|num|total|number of|n) [train|training] (steps|step|iters|iterations)', unit('steps')],
  [
    '(avg|average|mean|median|typical|averaging) [example|sample|row|doc|document|prompt|sequence|conversation|token|tokens] (length|len|size|tokens)',
    config('length'),
  ],
  ['(avg|average|mean|median|averaging|avging|on average|avg of|average of|mean of|averaging about)', config('length')],
  [
    '(tokens|token|tok|toks) (per|each) (example|sample|row|doc|document|record|prompt|conversation|pair|item|sequence|dialog|dialogue|chat|message)',
    unit('length'),
  ],
  ['(length|lengths|len|lengths of|length of)', config('length')],
  ['(example|sample|row|doc|document|prompt|conversation) (length|len|size)', config('length')],
  [
    '(data|dataset|data set|corpus|datasets|dataset size|data size|train data|training data|training set|train set)',
    config('data'),
  ],
]

export const trainingMeasures: readonly Row[] = [
  [
    '(batch|bs|mbs|bsz|bz|batchsize|batch size|minibatch|mini batch|mini batch size|micro batch|micro batch size|microbatch|microbatch size|micro bs|train batch size|device batch size|local batch size|batch size per gpu|batch per gpu|batch size per device)',
    config('batch'),
  ],
  ['per (device|gpu) [train|training] (batch|batch size|bs|batchsize)', config('batch')],
  ['(train micro batch size per gpu|per device eval batch size)', config('batch')],
  ['(global|effective|total|overall|eff) (batch|batch size|bs|batchsize|train batch size)', config('globalBatch')],
  ['gbs', config('globalBatch')],
  ['(gradient|grad) (accumulation|accum|acc) [steps|step]', config('accumulation')],
  [
    '(accumulation|accum|acc|accumulation steps|accum steps|acc steps|ga|gas|grad accumulate|accumulate grad batches)',
    config('accumulation'),
  ],
  [
    '(seq|seqs|seqlen|seq len|seq length|sequence|sequence len|sequence length|sequence lengths|max seq|max seq len|max seq length|max sequence length|max sequence len|max seqlen|seq max|seqlength)',
    config('sequence'),
  ],
  [
    '(ctx|ctx window|context windows|window size|ctx len|ctx length|ctx size|context|contexts|context len|context length|context window|context size|max context|max ctx|max context length|n ctx|max length|max len|maxlen|max tokens per sequence|cutoff|cutoff len|cutoff length|block size|model max length|max model len|token window)',
    config('sequence'),
  ],
  [
    '(rank|ranks|r|lora r|lora rank|lora dim|lora rank r|rank r|adapter rank|lora adapter rank|peft rank|lora ranks)',
    config('rank'),
  ],
  ['(param|params|parameter|parameters|parm|parms|prm|weights total)', unit('params')],
  ['(parameter|param) (model|models|llm|llms|network|version|variant)', unit('params')],
  ['(model|models|llm|llms|lm|language model|base model|transformer|checkpoint model)', unit('params')],
  [
    '(model size|model params|num params|number of parameters|num parameters|n params|param count|parameter count)',
    unit('params'),
  ],
  [
    '(bits|quantization bit|quantization bits|quantisation bits|quant bits|num bits|n bits|bit width|bitwidth)',
    config('bits'),
  ],
]

export const fleetMeasures: readonly Row[] = [
  ['(gpu|gpus|card|cards|accelerator|accelerators|graphics card|graphics cards|gpu cards|gcd|gcds)', unit('gpus')],
  ['(num|number of|n|total|max|world) (gpus|gpu|devices|cards|size|processes)', unit('gpus')],
  ['(gpu count|gpu num|gpus count|gpu number|device count|count|ngpus|ngpu|devices)', config('gpus')],
  ['(gpu|gpus|cards|devices) (per|each|/) (node|machine|server|box|host|instance)', unit('gpusPerNode')],
  [
    '(nproc per node|num gpus per node|gpus per node|n gpus per node|devices per node|per node|per machine|per server)',
    unit('gpusPerNode'),
  ],
  ['(node|nodes|machine|machines|server|servers|box|boxes|hosts|pods)', unit('nodes')],
  ['(num|number of|n) (nodes|node|machines|servers)', unit('nodes')],
  ['(nnodes|node count)', unit('nodes')],
]

export const plainMeasures: readonly Row[] = [
  [
    '(gb|gib|gig|gigs|g) [of] (vram|gpu memory|gpu ram|video memory|video ram|memory|ram) [gpu|gpus|card|cards|class]',
    unit('vram'),
  ],
  ['(gb|gib|gig|gigs) (gpu|gpus|card|cards)', unit('vram')],
  [
    '(tps|tokens per second|tokens per sec|tok per second|tok per sec|toks per second|toks per sec|tok/s|toks/s|tokens/s|tokens/sec|tokens/second|tok/sec|t/s)',
    unit('rate'),
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
  ['(usd|dollar|dollars|buck|bucks|us dollar|us dollars|american dollars|dollarydoos|usd total)', unit('money')],
  ['(cents|cent)', unit('money', { factor: 0.01 })],
  ['(grand|k usd|k dollars)', unit('money', { factor: 1000 })],
  foreign('(eur|euro|euros)', 'EUR'),
  foreign('(gbp|pound|pounds|quid|sterling)', 'GBP'),
  foreign('(chf|francs|swiss francs)', 'CHF'),
  foreign('(inr|rupee|rupees|rs)', 'INR'),
  foreign('(jpy|yen)', 'JPY'),
  foreign('(cny|rmb|yuan|renminbi)', 'CNY'),
  foreign('(cad|canadian dollars)', 'CAD'),
  foreign('(aud|australian dollars)', 'AUD'),
  foreign('(sgd|singapore dollars)', 'SGD'),
  foreign('(sek|swedish kronor|swedish krona)', 'SEK'),
  foreign('(nok|norwegian kroner)', 'NOK'),
  foreign('(dkk|danish kroner)', 'DKK'),
  foreign('(pln|zloty|zlotys|zł|zl)', 'PLN'),
  foreign('(brl|reais)', 'BRL'),
  foreign('(krw|won)', 'KRW'),
  foreign('kr', 'SEK or NOK or DKK'),
  foreign('nzd', 'NZD'),
  foreign('hkd', 'HKD'),
  ['(percent|pct|per cent)', unit('percent')],
  [
    '(budget|budget usd|max budget|max cost|cost cap|price cap|spending limit|spend limit|cost limit|price limit|max spend|max price|spend|spending|usd budget|cost ceiling|budget cap|budget limit|total budget|overall budget|training budget|gpu budget|compute budget)',
    config('budget'),
  ],
  [
    '(deadline|deadline hours|time limit|max hours|max time|time budget|time cap|max duration|max runtime|due|timeline|turnaround|wall time|wall clock|walltime|runtime)',
    config('deadline'),
  ],
  [
    '(preempted|preemption|preemptions|preempt|interrupted|interruption|interruptions|evicted|eviction|evictions|reclaimed|taken back|taken away) (every|each|once every|about every)',
    config('preemption'),
  ],
  ['(mtbf|hours between preemptions|time between preemptions|mean time between preemptions)', config('preemption')],
]
