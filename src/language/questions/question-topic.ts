/** What a question about an estimate can be about. */
import { adviceQuestions } from './advice-questions.ts'

const questionTopics = [
  'time',
  'cost',
  'memory',
  'storage',
  'energy',
  'what-if',
  'spot',
  'quality',
  'data',
  'provider',
  'why-not',
  'why',
  'math',
  'assumptions',
  'per-gpu',
  'price-date',
  'accuracy',
  'batch',
  'measure',
  'what-fits',
  'levers',
  'faster',
  /** Which of the plans that are shown is the fastest or the cheapest. */
  'which-shown',
  /** Two rows of the table that is shown, by their places. */
  'rows-apart',
  'cheaper',
  'risks',
  'evidence',
  'own',
  /** The value of a setting. */
  'setting',
  /** Whether the plan has the values that are named. */
  'planned',
  /** What a plan on GPUs of one's own would cost rented. */
  'rented',
  /** As many of another GPU, against the plan. */
  'other-gpu',
  /** How a GPU is joined to its neighbours. */
  'gpu-link',
  /** How long a scheduler lets a job run. */
  'job-limit',
  'hosted',
  'startup',
  'checkpoint',
  'learning',
  'params',
  'smallest',
  'context',
  /** Whether a sequence length that is named is enough, fits, or costs less. */
  'length',
  'oom',
  'took',
  'runs',
  /** Another run like the one whose bill was told. */
  'another-run',
  'own-rate',
  'other',
  /** When the run is done, started then or then. */
  'finish',
  /** Which day a deadline was taken for. */
  'due-day',
  /** Time that is left over before the deadline. */
  'slack',
  /** A price for the whole job that somebody quotes. */
  'quoted-total',
  /** Another share of runs that fail. */
  'failed-share',
  /** How likely it is late, or over the budget. */
  'odds',
  /** Whether a sum or a time is kept, and by how much. */
  'limit',
  /** What on demand costs more than spot. */
  'spot-gap',
  /** From how many hours on a reservation pays. */
  'break-even',
  /** What the plan's GPUs cost reserved, and whether that is worth it. */
  'reservation',
  /** In what steps the hours are charged, and for which term. */
  'billing',
  'over-budget',
  /** How much data a sum of money trains the model on. */
  'affordable',
  /** What it costs when the prices move by so many percent. */
  'price-change',
  /** Answered by the sentences of data/questions or data/glossary.json. */
  'fixed',
  /** In another currency than US dollars. */
  'currency',
  /** Taxes, and what they come to where their share is named. */
  'taxes',
  /** Why it takes so many GPUs. */
  'gpu-count',
  /** The fewest GPUs that make a time. */
  'fewest-in-time',
  /** Which form of a GPU the plan has, with how much memory, and how many in a machine. */
  'card',
  /** Whether a GPU that is named is needed, or why it is taken. */
  'gpu-need',
  /** What one GPU has that another has not. */
  'gpu-contrast',
  /** Whether all experts count, or those that work on a token. */
  'experts',
  /** Whether a frozen copy of the model is held beside it. */
  'reference-model',
  /** Memory of the activations, by the sequence. */
  'activations',
  /** The one figure to plan with. */
  'figure',
  /** Which plan we would take, and why. */
  'choice',
  /** The time in another unit, or as GPU-hours. */
  'unit',
  /** How often the data are passed over. */
  'epochs',
  /** Whether the figures can be right. */
  'plausible',
  /** How much of the peak is reckoned with, or what another share would do. */
  'mfu',
  /** Whether so many tokens are needed, by the rule of Chinchilla. */
  'tokens-needed',
  /** What is lost where the run breaks off. */
  'lost-run',
  /** What machines cost that nobody switches off. */
  'left-on',
  /** The cheapest plan without any limit. */
  'least-cost',
  /** Why it costs so much: what it is made of, and the least that does it. */
  'why-dear',
  /** What a speed that somebody promises would do. */
  'speedup',
  /** What a GPU is. */
  'what-is',
  /** What credits at a provider pay for. */
  'credits',
  /** What was told last, wished for in the plan. */
  'adopted',
  /** What the total leaves out. */
  'excluded',
  /** What the training leaves behind. */
  'deliverable',
  /** How much of the time answers are generated in. */
  'rl-share',
  /** Which figure is the least sure. */
  'weakest-figure',
  /** Which part of the bill is what. */
  'shares',
  /** How it is split over the GPUs. */
  'layout',
  /** Tokens per second. */
  'throughput',
  /** Memory that is left. */
  'headroom',
  /** How many such runs a sum pays for. */
  'runs-for-money',
  /** Whether it fits into nights or weekends. */
  'windows',
  /** What it comes to for each example or person. */
  'per-unit',
  /** Where its machines stand, or the plan in a place. */
  'place',
  /** What a part of the data costs. */
  'first-try',
  /** The high end as one figure, of several runs too. */
  'worst-case',
  /** What to have on a prepaid account. */
  'deposit',
  /** Hours and dollars of each pass over the data. */
  'epoch-split',
  /** Whether the trained model runs on a machine of one's own. */
  'run-locally',
  /** What figures of the run are under a circumstance that is supposed in numbers. */
  'circumstance',
  /** Why a dearer hour may be the cheaper run. */
  'rate-total',
  /** What travels between its GPUs and machines. */
  'network',
  /** Whether a run that breaks off begins anew. */
  'recovery',
  /** What differs between versions of the plan, sellers or places, and why. */
  'gap',
  /** The largest model that the GPUs of the plan hold. */
  'largest-model',
  /** Who has a GPU in a place, or is left under what was asked. */
  'sellers',
  /** How far what was measured or billed is from what was planned, and the job at that speed. */
  'forecast-gap',
  'measured-pace',
  ...adviceQuestions,
] as const

/** What a question asks about; data/questions names the phrases of each. */
export type QuestionTopic = (typeof questionTopics)[number]

const topicNames: ReadonlySet<string> = new Set(questionTopics)

/** Whether data name a topic by it. */
export const isTopic = (name: string): name is QuestionTopic => topicNames.has(name)

/** Of the whole estimate: any question that names a thing is of that thing. */
const generalTopics: ReadonlySet<QuestionTopic> = new Set([
  'assumptions',
  'accuracy',
  'math',
  'other',
  'advice',
  'excluded',
])

/** Whether a question is of the whole estimate. */
export const isGeneral = (topic: QuestionTopic | null): boolean => topic !== null && generalTopics.has(topic)
