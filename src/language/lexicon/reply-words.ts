/** Words of a thread: those that may surround an amendment, those of questions, and the bare commands. */

const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Small words that may stand around an amendment. Any other word makes the message talk between people. */
export const replyWords = wordSet(`
  please pls plz kindly thanks thank you thx ty ok okay k sure yes yeah yep yup cool nice great perfect awesome good fine alright
  right hmm hm um oh ah well hey hi so and but then now too also actually instead rather maybe perhaps just let's lets let us me go
  going with try trying use using make making it that this these is be being what about if how we i i'd we'd i'll we'll can could
  would should shall will do doing run running runs rerun want wants wanted need needs like love to for of same the a an my our your
  on in at by from only switch change changing set keep keeping it's one ones again another show give say take put get got have has
  price cost costs estimate estimated option setup config configuration run job version variant size model training train
  finetune finetuning fine tune tuning ft hardware whats what's how's how much many long there as well instead of assume
  consider considering prefer preferably pick choose better look looks see check bump increase raise lower reduce decrease cut
  extend scale grow shrink adjust update replace swap suppose pretend imagine thinking think wanna gonna still all total up down
  data text tokens budget limit cap deadline gpus gpu cards card still its or k nvidia vram memory base based plan go time possible
  bot gpucost add adding move moving back over into each per epoch stay stick could've it'd it'll that'd we've i've we're both more less fewer extra additional another them those thing things available access able happens happen does redo recalculate recompute recalc
  revert return drop turn was were if done ready finish finished must see
  they they're they'd assuming assumed given seeing numbers figures suppose supposing imagining capped reduced strict quickly kindly between damage calculation calculations having fit
`)

/** Before "cheaper" or "faster" these make it a remark, not a wish. */
export const intensifiers = wordSet('so much way very too pretty really quite that even lot far waaay soo sooo')

/** Words of questions about an estimate. */
export const questionWords = wordSet(`
  twice double triple speed half faster quicker sooner cheaper way lower reduce save cut
  measure measured measuring benchmark benchmarks verify probe myself ourselves i we
  what what's whats why how how's how'd which when where where's does do did is isn't are aren't was were will would can can't could
  should you your yours it it's its this that that's these those the a an of for to in on at with without per by from and or if so
  about come comes came get got gets getting give me us show explain tell walk through break breakdown down detail details detailed
  math maths formula formulas calculation calculations calculate calculated calc compute computed derive derived number numbers
  figure figures estimate estimates estimated estimating estimation price prices pricing priced cost costs costing total expensive
  cheap cheaper cheapest pay paying bill billed billing charge charged charges fee fees dollars dollar bucks usd include includes
  included including incl count counts counted counting cover covers covered account accounted accounting consider considered
  storage disk disks volume volumes egress ingress network networking transfer bandwidth download downloading downloads checkpoint
  checkpoints checkpointing saving idle startup start-up setup overhead spin-up time times hour hours day days long longer takes
  take last finish eta duration slow slower fast faster fastest speed throughput second seconds sec memory vram ram fit fits fitting
  oom run out space enough headroom peak quality accuracy accurate accurately loss perplexity worse better degrade degradation hurt
  hurts lose affect affects impact effect matter sure confident confidence certain certainty reliable reliability trust trustworthy
  margin error errors uncertainty uncertain range ranges interval wide precise precision exact exactly realistic optimistic
  pessimistic conservative believe assume assumes assumed assuming assumption assumptions default defaults based basis use used
  uses using need needs needed require required requires model models gpu gpus card cards node nodes provider providers cloud clouds
  vendor data dataset datasets epoch epochs example examples step steps batch size sequence seq length context spot interruption
  interruptions interrupted preemption preemptions preempted evicted eviction evictions reserved demand on-demand on old fresh
  updated update updates current recent today todays today's date dated dates stale latest live source sources sourced stand
  alternative alternatives option options else other others rule ruled rules out excluded exclude not no wrong only much many all
  whole part each both between difference differences differ different than more most less least fewer there any really actually
  please pls plz thanks thx hey hi hmm ok okay so but also just still even be been have has had worth recommend recommended
  recommending recommendation choose chose chosen choosing pick picked picks suggest suggested suggesting kind type instance
  tax taxes vat electricity power draw draws energy carbon co2 footprint kwh bigger smaller largest max maximum minimum possible works work
  mean means meaning understand know say says then now list limit limits change changes changed make makes fails fail happens happen
  gpu-hours gpu-hour details detail hourly rate rates one two single multiple parallel parallelism layout micro micro-batch microbatch actually
  tradeoffs trade-offs big large hardware listed
  best better good fine safe stack stacks framework rank ranks method methods precision dtype optimizer learning high low weights bits bit
  advice advise tips suggestion suggestions recommendation recommendations help helps pay pays off worthwhile overkill prompt prompts
  prompting few-shot rag pack packs packing packed unpacked scale scales scaling second third another extra additional further ideal
  optimal right technique approach adapter adapters peft quantise quantising quantised quant dtype sufficient too little few dollar
  buck bang moving going renting paying save saves savings matters necessary needed thousand hundred million billion beefier newer
  worst case bound upper lower resume resumed resuming restart co 2 hfu greenhouse emissions green
  up by saves gain gains extra quicker dearer
  usable utilization mfu my our we i here available availability supported support supports quantization quantized quantizing
  doesn't don't didn't won't wouldn't couldn't aren't wasn't isnt doesnt dont didnt wont cant
  learning lr warmup warm-up scheduler dropout alpha hyperparameters hyperparams active experts counting params parameters lever levers
  factor driver drives influence influences influences matter biggest main major top danger dangers problem problems caveat caveats gotcha
  gotchas catch wrong anything openai anthropic together ai fireworks predibase bedrock vertex api apis hosted managed service services
  buy buying bought purchase purchasing own owning cluster clusters server servers machine machines on-prem in-house rent rented boot
  booting provision provisioning cold weigh weighs heavy often smallest tiniest weakest longest anyone anybody somebody ever tried
  tested empirical theoretical published real actual run runs real-world world evidence reference proof behind p10 p50 p90 percentile
  percentiles bars bar usually normally typically killed preempt preempts preempting reclaimed taken away back pulled they he understand
  follow elaborate guess guessed modelled modeled first second again rent m b k even
  instead answer answers go goes spin damage burn discount discounts without flash attention flash-attention crash crashes crashed halfway midway dies failed failure
  failures retry retries am paying exactly picking better than as
  quantize tradeoff trade-off trade offs pros cons risk risks gib gb s dollars. receipt working workings proof
`)
