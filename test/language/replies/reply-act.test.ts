/** Questions, bare commands, wishes without a number and reports, as they are typed under an estimate, and what each is taken for. */
import { expect, test } from 'vitest'
import { applyTurn } from '../../../src/language/replies/turn.ts'
import { today, vocabulary } from '../fixtures.ts'

const { history } = applyTurn(null, '70b 2B tokens lora on 8 h100s under $900', vocabulary, today)

/** "question spot", "undo", "problem unknown", "spent 612", "scenario". */
function kindOf(text: string, isAddressed = false): string {
  const amended = applyTurn(history, '4-bit', vocabulary, today).history
  const { result } = applyTurn(amended, text, vocabulary, today, { isAddressed })
  switch (result.kind) {
    case 'question':
      if (result.topic === 'fixed' && result.matched !== undefined) return `question of ${result.matched.id}`
      return `question ${result.topic}${result.value === undefined ? '' : result.topic === 'took' ? ` ${result.value} h` : ` ${result.value}`}`
    case 'scenario':
      return result.by === 'amend' ? 'scenario' : result.by
    case 'problem':
      return `problem ${result.problem.kind}`
    case 'spent':
      return `spent ${result.usd}`
    case 'measured':
      return `measured ${result.tokensPerSecond}${result.perGpu === null ? '' : result.perGpu ? ' per GPU' : ' in all'}`
    case 'run':
      return `run ${result.event?.kind}`
    case 'watch':
      return `watch ${result.request.kind}`
    case 'run files':
      return `run files ${result.tool ?? 'of its own trainer'}`
    case 'run callback':
    case 'control':
    case 'file':
    case 'help':
    case 'asks':
    case 'ignored':
      return result.kind
  }
}

const textsByKind: Readonly<Record<string, readonly string[]>> = {
  'question spot': [
    'what about preemptions?', 'is it preempted?', 'what if it gets interrupted?',
    'what happens on eviction?', 'is spot safe?',
  ],
  'question energy': [
    'how much electricity?', 'what power does it draw?', 'energy?', 'carbon footprint?', 'how much co2?', 'how many kwh?',
    'emissions?',
  ],
  'question storage': ['storage?', 'what about egress?', 'how much disk?'],
  'question limit': ['is $1k enough?', 'would 500 dollars be ok?'],
  'question excluded': ['does it include startup?'],
  'question per-gpu': ['is that per gpu?', 'per card?', 'is it for one gpu?'],
  'question of gpus-counted': ['total or per gpu?'],
  'question price-date': [
    'where are the prices from?', 'how old are the prices?', 'price sources?', 'when was that updated?', 'are the prices stale?',
    "are these today's prices?", 'are the prices up to date?',
  ],
  'question math': [
    'show the math', 'what is the formula?', 'how did you calculate that?', 'where does that come from?', 'break down',
    'show me the numbers', 'how did you get that?',
  ],
  'question accuracy': [
    'how sure are you?', 'how accurate is it?', 'how reliable is that?', 'what is the margin?', 'why so wide?',
    'how confident are you?', 'what is your confidence?', 'is it certain?', 'accuracy?', 'how trustworthy is it?', 'is that exact?', 'what is the uncertainty?', 'any errors?', 'is it reliable?', 'can I trust it?', 'what is the range?',
  ],
  control: [
    'how much cheaper is 8-bit?', 'is lambda cheaper?', 'how much would a100 save?', 'is h200 faster?', "what's the price on lambda?", 'how long with 16 h100s?',
    'gemini says we need 12 gpus. correct?', 'data grows 8 % a month', 'compare with a100', 'compare to  a100', 'compare against 4090s', 'compare vs. a100', 'compare lora and qlora', 'h100 vs a100', 'how does qlora compare to this?', 'lora or qlora?', 'which is cheaper, lambda or runpod?'],
  file: ['a csv please', 'as json', 'export it as csv', 'chart', 'show the frontier', 'plot it', 'export the results as xlsx', 'graph of cost against time', 'draw the options', 'csv with every figure'],
  'run files axolotl': [
    'give me the axolotl config', 'as axolotl', 'axolotl yaml please', 'can you write the axolotl config for this?', 'export to axolotl',
    'I need an axolotl config file', 'could I have this as an axolotl yaml',
  ],
  'run files skypilot': ['as skypilot', 'as a skypilot task', 'skypilot yaml', 'send me the sky pilot task file', 'can we launch this with skypilot?'],
  'run files slurm': ['slurm script please', 'slurm', 'sbatch file?', 'run this on slurm', 'do you have a slurm script', 'generate an sbatch script'],
  'run files llama-factory': ['llama factory config', 'the LLaMA-Factory yaml, please'],
  'run files trl': ['trl script', 'write me the TRL code'],
  'run files dstack': ['dstack.yml please', 'export it to dstack'],
  'run files yaml': ['can I have the yaml?', 'as yaml', 'write it as a yaml', 'yaml please', 'put that in a yaml'],
  'question of term lora': ['what is LoRA?', 'whats a lora'],
  'question of term qlora': ['what is qlora?'],
  'question of term fsdp': ['what is fsdp?'],
  'question of term nf4': ['what is 4-bit?'],
  'question of term torchtune': ['what is torchtune?'],
  'question of term checkpointing': ['what is gradient checkpointing?'],
  'run files of its own trainer': ['give me the config', 'get files', 'download the files', 'as a config file', 'show me the script', 'send me the config file please'],
  'question assumptions': [
    'what did you assume?', 'what are the assumptions?', 'what defaults?', 'which model?', 'what is it based on?',
  ],
  'question setting': ['which stack?', 'what sequence length did you use?', 'which modules?'],
  'question what-fits': ['what else fits?', 'which gpus?', 'alternatives?', 'other options?', 'which cards fit?', 'how many gpus?'],
  'question memory': ['how much memory?', 'how much vram?', 'will it oom?'],
  'question throughput': ['how fast is it?', 'what throughput?'],
  'question time': ['how long?', 'how many hours?'],
  'question finish': ['eta?', 'when does it finish?'],
  'question recovery': ['can it resume?', 'do we start from zero after a crash?'],
  'question worst-case': ['worst case?', 'best case?', 'upper bound?', 'what could it cost at worst?'],
  'question cost': ['how much?', 'what does it cost?', 'what is the price?', 'how many dollars?'],
  'question provider': ['which provider?', 'which cloud?', 'best provider?'],
  'question why-not': [
    'why not a100?', "why isn't the a100 listed?", "why can't we use 4090s?", 'is the a100 ruled out?', "what's wrong with l40s?",
    
  ],
  'question gpu-count': ['is 5 enough?', 'why so many gpus?', 'why 8?', 'could it be done on one?', 'does that need two cards?', 'what drives it to that many gpus?'],
  'question why': ['why h100?', 'why lora?', 'why 4-bit?'],
  'question faster': [
    'how can we make it faster?',
    'what would be twice as fast?',
    'can it be faster?',
    'twice as fast?',
    'half the time?',
    'can we speed this up?',
  ],
  'question cheaper': ['can it be cheaper?', 'how can we make this cheaper?', 'how could we lower the cost?', 'any way to make it cheaper?'],
  'question levers': ['what would change the answer most?', 'what drives the cost?', "what's the biggest lever?"],
  'question lost-run': ['and what if it crashes halfway?', 'how much do we lose if it dies at 80%?', 'is everything gone if it dies?'],
  'question mfu': ['what mfu?', '60% mfu plausible?'],
  'question unit': ['how long is that in days?', 'in gpu hours?', 'how many days is that?'],
  'question epochs': ['is it 1 epoch?', 'so how many passes over the data is that?'],
  'question plausible': ["oh that's really cheap, is that right??", 'is that a mistake?', 'is this realistic?'],
  'question left-on': ['what if it stays on over the weekend?'],
  'question least-cost': ['what would be the cheapest card that can do this at all?'],
  'question what-is': ['what is an H100?', "what's a 4090 again?"],
  'question speedup 3': ['megatron should be 3x'],
  'question tokens-needed': ['chinchilla would be less, do we need 2B?'],
  'question risks': ["what's the biggest risk here?", 'what could go wrong?', 'any gotchas?', 'what are the risks?'],
  'question evidence': ['has anyone measured this?', 'is that a measured or computed speed?', "what's your source for the h100 speed?"],
  'question own': ['is it cheaper to buy?', 'rent or buy?', 'should we buy a 4090 instead?'],
  'question hosted': ['what would openai charge?', 'is it cheaper via an api?', 'what about a managed service?'],
  'question startup': ['overhead?', 'how long does startup take?', 'how much is the spin-up?'],
  'question checkpoint': ['checkpoint size?', 'how big are the checkpoints?'],
  'question learning': ['what learning rate would you use?', 'which lr?', 'how much warmup?'],
  'question experts': ['is it counting active or total params?', 'is 8b here dense?'],
  'question headroom': ['what headroom?', 'vram headroom per card?'],
  'question card': ['are these 40 or 80 gig?', 'h100 pcie or sxm in this?', '8 of what?', 'how many per node?'],
  'question fewest-in-time': ['how many would we need to finish in 10 hours?'],
  'question reference-model': ['so two copies of the weights on the card?'],
  'question activations': ['roughly how many gb of activations is that per sample?'],
  'question gpu-contrast': ['is the h200 faster or does it only have more memory?', 'what is an l4 compared to a gaming card?'],
  'question gpu-need': ['do we really need an h200 for this?'],
  'question smallest': ["what's the smallest gpu that works?"],
  'question context': ["what's the max context we can do?", 'longest context?'],
  'question quoted-total 14000': ['vendor quoted us 14k for this, are we being had?'],
  'question of pausing': ['can it be interrupted?'],
  'question of explain': ['explain'],
  'question of quality-outcome': ['what about quality?', 'what are the tradeoffs?'],
  'question of approving': ['approved, go'],
  'question of renting': ['fine rent it'],
  'question of as-pdf': ['pdf please'],
  'question of muting': ['be quiet please'],
  'question oom': ['OOM on the first step', 'it OOMed', 'we ran out of memory', 'the run went OOM again'],
  'question took 31 h': ['actual was 31 hours', 'the run took 31h', 'in reality it took 31 hours'],
  'question runs 10': ['what would 10 runs cost?', 'how long do ten experiments take?'],
  'question own-rate 1.9': ['our reseller gives us h100 at 1.90', 'we pay $1.90 per gpu hour', 'runpod quoted us $1.90/h', 'our rate is $1.90/hr'],
  'question measure': ['how do I measure it?', 'how can we benchmark this?', 'how to verify?'],
  'question which-batch': ['what batch size?', 'which batch is best?', 'how big a batch?', 'advice: batch'],
  'question which-method': ['which method?', 'best rank?', 'is lora enough?', 'do we need full fine-tuning?', 'advice on method'],
  'question which-precision': ['what precision?', 'should we quantize?', 'how many bits?', 'is 4-bit good enough?', 'advice: quantization'],
  'question how-much-data': ['how much data do we need?', 'is that enough data?', 'would more data help?', 'advice on data'],
  'question bigger-gpu': ['is a bigger gpu worth it?', 'would more gpus help?', 'does it scale?', 'advice: hardware'],
  'question economics': ['what does another epoch cost?', 'cost per step?', 'is the extra epoch worth it?', 'tokens per dollar?', 'advice: costs'],
  'question per-unit': ['cost per 1M tokens'],
  'question advice': ['any advice?', 'what do you recommend?', 'any tips?'],
  undo: ['ctrl z', 'one step back please', 'undo', 'revert', 'go back', 'take that back', 'scratch that', 'undo that please', 'oops, undo', 'previous one', 'go back to what we had before', 'as it was before', 'go back one step'],
  reset: ['go back to what i started with', 'reset', 'start over', 'back to the start', 'the original', 'back to square one', 'undo everything', 'ok, start again please'],
  help: ['help', '?', '???', 'usage', 'help me', 'what can you do', 'how does this work', 'what are my options'],
  'problem unknown': [
    'as torchtune', 'torchtune config please', 'as deepspeed','bigger batch', 'smaller model?', 'longer context please', 'higher rank', 'more gpus', 'fewer epochs', 'less data', 'what about a bigger budget?'],
  'spent 612': ['spent $612', 'we paid $612 in total', 'the final bill was $612', 'it cost us 612 dollars', 'ended up at $612', 'the invoice was $612', 'total was 612 dollars', 'done, total $612', 'invoice says 612', 'run is through, came to $612 vs your estimate', 'the run ended up costing us 612'],
  'run progress': ['training is two thirds through after 9 hours', 'the run has been running since yesterday, 40% done', 'job is half done, no trouble so far'],
  'run crashed': ['node died at 61%', 'it crashed after 6 hours, nccl timeout'],
  'run started': ['we launched it at noon', 'läuft seit 14 uhr'],
  'measured 2300': ['we measured 2,300 tok/s', 'throughput is 2300 tokens per second', 'getting about 2300 tok/s'],
  'measured 2300 per GPU': ['2300 tok/s per gpu', 'we see 2300 tokens per second on each gpu', '2300 tok/s/gpu'],
  'measured 2300 in all': ['2300 tok/s in total', '2300 tokens/s overall', 'all together 2300 tok/s', '2300 tok/s combined'],
  scenario: [
    'with axolotl', 'make it axolotl', 'I want unsloth', 'run it with verl',
    'what can we get for $700?', 'How far would $500 go?', 'how far will $2k get us?',
    'anything cheaper?', 'something under $500?', 'too pricey, try 4090s', 'oops, meant 1.2B tokens', 'lol what about a100',
    'what about spot?', 'w/ 4090s', 'w/4090s', 'w/ 4 gpus', 'what bout a100?', 'gimme 8-bit', 'can we do it on 4090s?', '13b not 70b',
  ],
  ignored: ['thanks!', 'are you there?', 'what time is it?', 'who is on call?', 'lol', 'it took 3 days to get an answer', 'uber quoted $30 per hour', 'we pay $20 for lunch', 'the meeting took 2 hours', 'has anyone seen Dave?', 'do we own the data?', 'I spend $20 on lunch', 'why not', 'is the build broken?', 'the chart looks off', 'my slides need a chart', 'chart our course', 'the axolotl config is broken', 'my slurm script fails'],
  asks: ['against a100'],
} // prettier-ignore

test.each(Object.entries(textsByKind).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)))(
  '“%s” is taken for %s',
  (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  },
)

test.each([["i don't understand the range", 'question accuracy']])(
  '“%s” to the app is taken for %s, and between people for talk',
  (text, kind) => {
    expect(kindOf(text, true)).toBe(kind)
    expect(kindOf(text)).toBe('ignored')
  },
)

test.each([
  ['70b 2B tokens', 'smaller model', ['what about 32b?', 'what about 14b?']],
  ['70b 2B tokens', 'a bigger model', ['what about 405b?']],
  ['llama 3.1 8b 100M tokens', 'try a smaller model', ['what about 3b?', 'what about 1b?']],
  ['llama 3.1 8b 100M tokens', 'smaller', ['what about 3b?', 'half the data', 'batch 1']],
  ['qwen3 32b 100M tokens', 'what about a larger model?', ['what about 70b?', 'what about 405b?']],
])('%s > %s: sizes on that side of its model are suggested', (job, reply, suggestions) => {
  const begun = applyTurn(null, job, vocabulary, today)
  const { result } = applyTurn(begun.history, reply, vocabulary, today, { isAddressed: true })
  expect(result).toMatchObject({ kind: 'problem', problem: { suggestions } })
})
