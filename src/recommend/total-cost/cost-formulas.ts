/** The arithmetic of a decision, as data: what runs is what a receipt shows. Hours, dollars, bytes, kilowatt-hours. */
import { type Formula, compileFormulas } from '../../estimate/formulas/formula.ts'

export const spotFormulas = {
  uninterrupted: {
    id: 'quiet-training',
    expression: 'tokens / speed / secondsPerHour',
    inputs: { tokens: 'token', speed: 'token/s', secondsPerHour: 's/h' },
    unit: 'h',
    source: 'definition',
    meaning: 'training that nobody interrupts',
  },
  hoursOnSpot: {
    id: 'hours-on-spot',
    expression: 'training + startup',
    inputs: { training: 'h', startup: 'h' },
    unit: 'h',
    source: 'definition',
    meaning: 'training with its preemptions, and what is paid before the first step',
  },
  checkpointTime: {
    id: 'checkpoint-time',
    expression: 'pause + size / (bandwidth * machines)',
    inputs: { pause: 'h', size: 'byte', bandwidth: 'byte/h', machines: '' },
    unit: 'h',
    source: 'house-estimate',
    meaning: 'each machine writes its share',
  },
  young: {
    id: 'checkpoint-interval-young',
    expression: 'sqrt(2 * write * between)',
    inputs: { write: 'h', between: 'h' },
    unit: 'h',
    source: 'young-1974',
    meaning: 'hours between checkpoints that lose least, where writing takes far less than preemptions lie apart',
  },
  daly: {
    id: 'checkpoint-interval-daly',
    expression: 'sqrt(2 * write * between) * (1 + sqrt(write / (2 * between)) / 3 + write / (18 * between)) - write',
    inputs: { write: 'h', between: 'h' },
    unit: 'h',
    source: 'daly-2006',
    meaning: 'the same for writing that takes up to twice the hours between preemptions',
  },
  withCheckpoints: {
    id: 'interrupted-time',
    expression: 'between * exp(restart / between) * (exp((interval + write) / between) - 1) * work / interval',
    inputs: { between: 'h', restart: 'h', interval: 'h', write: 'h', work: 'h' },
    unit: 'h',
    source: 'daly-2006',
    meaning: 'expected hours of a run that is preempted at random and resumes from its last checkpoint',
  },
  withoutCheckpoints: {
    id: 'started-over-time',
    expression: '(between + restart) * (exp(work / between) - 1)',
    inputs: { between: 'h', restart: 'h', work: 'h' },
    unit: 'h',
    source: 'daly-2006',
    meaning: 'expected hours of a run that begins again at every preemption',
  },
} as const satisfies Record<string, Formula>

export const billFormulas = {
  machineHours: {
    id: 'machine-hours',
    expression: 'hours * gpus * rate',
    inputs: { hours: 'h', gpus: 'gpu', rate: 'USD/gpu/h' },
    unit: 'USD',
    source: 'definition',
    meaning: 'every GPU is paid for every hour',
  },
  disk: {
    id: 'disk',
    expression: 'size * hours * price',
    inputs: { size: 'byte', hours: 'h', price: 'USD/byte/h' },
    unit: 'USD',
    source: 'definition',
    meaning: 'a disk is paid for from the order until it is deleted',
  },
  traffic: {
    id: 'traffic',
    expression: 'size * price',
    inputs: { size: 'byte', price: 'USD/byte' },
    unit: 'USD',
    source: 'definition',
    meaning: 'results that are fetched out of the data centre',
  },
  failedRuns: {
    id: 'failed-runs',
    expression: 'share * run',
    inputs: { share: '', run: 'USD' },
    unit: 'USD',
    source: 'definition',
    meaning: 'runs that are begun and thrown away',
  },
  reservedFrom: {
    id: 'reserved-pays-from',
    expression: 'month * (1 - discount)',
    inputs: { month: 'h', discount: '' },
    unit: 'h',
    source: 'definition',
    meaning: 'hours of use a month from which a commitment that is paid whole costs less than paying by the hour',
  },
} as const satisfies Record<string, Formula>

export const ownershipFormulas = {
  wallPower: {
    id: 'wall-power',
    expression: '(rating * utilisation + host) * pue',
    inputs: { rating: 'W', utilisation: '', host: 'W', pue: '' },
    unit: 'W',
    source: 'house-estimate',
    meaning: 'what the meter shows for one GPU, its share of the machine, and cooling',
  },
  energy: {
    id: 'energy',
    expression: 'power * hours * gpus',
    inputs: { power: 'W', hours: 'h', gpus: '' },
    unit: 'W h',
    source: 'definition',
    meaning: 'all GPUs together',
  },
  carbon: {
    id: 'carbon',
    expression: 'energy * intensity',
    inputs: { energy: 'kWh', intensity: 'g/kWh' },
    unit: 'g',
    source: 'definition',
    meaning: 'at the mean of the national grid',
  },
  breakEven: {
    id: 'buy-break-even',
    expression: '(purchase - resale) / (rent - power)',
    inputs: { purchase: 'USD', resale: 'USD', rent: 'USD/h', power: 'USD/h' },
    unit: 'h',
    source: 'definition',
    meaning: 'hours of use after which buying has cost less than renting',
  },
} as const satisfies Record<string, Formula>

export const compiledSpotFormulas = compileFormulas(spotFormulas)
export const compiledBillFormulas = compileFormulas(billFormulas)
export const compiledOwnershipFormulas = compileFormulas(ownershipFormulas)
