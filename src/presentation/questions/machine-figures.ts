/** Where a plan runs, how hot its cards get, what its adapter is merged to: sentences that stand in those of data/questions. */
import { planName, providerName } from '../format/display-names.ts'
import { bytesPerToken, formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** "Do I need a GPU myself?" */
function whereItRuns({
  scenario: { spec },
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  const gpus = planName(best, names)
  const data = formatBytes((spec.tokens ?? 0) * bytesPerToken)
  return spec.owned === true
    ? `It runs on your own machine, with ${gpus}, as you said; the computer that you start it from needs no GPU.`
    : `Your own computer needs no GPU: the plan rents ${gpus} by the hour, and the training runs there, in a data centre of ${providerName(best, names)}. Any laptop, an old one or a Mac too, is enough, with a browser, a terminal and a connection that uploads your data (${data} or so).`
}

/** Degrees Celsius of a core that are usual under load, and from which on cards slow down (recalled; 83 to 93 by the card). */
const [usualHeat, limitHeat, limitOfSpot] = [84, 93, 106]

/** "83 degrees on the core, should I worry?" */
function heat({
  args,
  scenario: { spec },
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  const degrees = args?.degrees
  const limit =
    'GeForce cards slow themselves down at some 83 to 93 °C and switch off before they are damaged (recalled)'
  const built = 'days at full load are what a GPU is built for, where air reaches it; its fans wear first'
  const verdict =
    degrees === undefined
      ? `No harm is to be expected: ${built}. ${limit}.`
      : degrees <= usualHeat
        ? `No: ${formatCount(degrees)} °C on the core is usual under full load. ${limit}.`
        : degrees <= limitHeat
          ? `It is hot and no damage yet: at ${formatCount(degrees)} °C it is at its limit and slows down. ${limit}: clean the fans, give it air, or cap its power.`
          : degrees <= limitOfSpot
            ? `Not yet, where that is the hotspot or the memory, which may read up to some 105 °C; on the core ${formatCount(degrees)} °C is above its limit, and it slows down (recalled). ${limit}: clean the fans and give it air.`
            : `Yes: ${formatCount(degrees)} °C is above its limit, so it slows down or switches off. Stop, clean the fans and give it air.`
  return spec.owned === true
    ? `${verdict} Watch \`nvidia-smi\` in the first half hour; \`nvidia-smi -pl\` caps the power, and 20 % less costs a few percent of speed (rule of thumb). Left alone, it heats the room like a heater of the same watts and wants free air.`
    : `${verdict} The plan rents ${planName(best, names)}: cooling is the business of ${providerName(best, names)}. On a machine of your own \`nvidia-smi -pl\` caps the power, and 20 % less costs a few percent of speed (rule of thumb).`
}

/** Bytes of a parameter in 16 bits. */
const halfBytes = 2

/** "Can we merge the adapter into the model?" */
function merged({ params, files, recommendation: { best } }: QuestionContext): string {
  const whole = params === undefined ? 'one whole model' : `one model of ${formatBytes(params * halfBytes)} in 16 bits`
  if (best.method === 'full')
    return `There is nothing to merge: full fine-tuning, as planned, leaves ${whole}. With LoRA there would be an adapter beside the base.`
  const size = files === undefined ? '' : ` of ${formatBytes(files.result)}`
  const ofFour =
    best.weights === 'bf16' || best.weights === 'fp32'
      ? ''
      : ' Merge into the base in 16 bits, not into the copy in fewer bits that it was trained on, and compare some answers after it.'
  return `Both work: merged it is ${whole}, which runs wherever the base runs and as fast, made in minutes on a machine that holds the weights; kept apart it is an adapter${size} beside the base, and several share one base (vLLM and others load them side by side). Merge for one use, a GGUF or somebody else’s software; keep it apart for several tasks or clients, or to train on.${ofFour}`
}

/** "Are those list prices or live offers?" */
function listPrice({
  scenario: { spec },
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  const rate = `${formatUsdPerHour(best.usdPerGpuHour)} per GPU`
  return spec.owned === true
    ? `Neither: the machine is your own, and ${rate} is what it costs you by electricity or by your own figure. Renting would go by list prices, each as of its day.`
    : `List prices, each seen on the day that is shown, and no live offers: ${rate} at ${providerName(best, names)} here, which nobody holds for you until you book. On marketplaces it is an ask that was seen, or the middle of several. Look at stock and price on its page before you book; “today’s prices” takes the newest on record.`
}

/** "Does wandb cost extra?", "will it slow the run?" */
function logging({ args }: QuestionContext): string {
  const speed =
    'at one line a step it takes under 1 % of the time and no GPU memory (rule of thumb); gradients or images logged each step slow the run.'
  const money =
    'TensorBoard and MLflow are free software that you run yourself, W&B is free for one person and for universities and asks some $50 to $60 a month for each seat of a team (recalled).'
  return args?.asksOfLog === 'speed'
    ? `Hardly: ${speed} Nothing for it is in the total: ${money}`
    : `Nothing for it is in the total: ${money} As to time, ${speed}`
}

/** "Can we set a hard cap of $500?": when the machine has to be stopped for it. */
function spendingCap({ args, scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const hour = best.gpuCount * best.usdPerGpuHour
  const { p50, p90 } = best.allInUsd
  if (spec.owned === true) return 'On machines of your own nothing is charged by the hour, so only electricity runs on.'
  const sum = args?.money ?? p90
  const hours = sum / hour
  const named = args?.money === undefined ? `${formatUsd(sum)}, the high end of the plan` : formatUsd(sum)
  const verdict =
    sum < p50
      ? ` The plan is expected at ${formatUsd(p50)}, so that would end it before it is done.`
      : ` The plan is expected at ${formatUsd(p50)}, up to ${formatUsd(p90)} at the high end.`
  return `What caps a run is the machine’s own clock: at ${formatUsd(hour)} an hour ${named} is reached after ${formatDuration(hours)}, so let it shut down before (\`sudo shutdown +${formatCount(Math.floor(hours * minutesOfHour)).replaceAll(',', '')}\`), with disks deleted after it.${verdict}`
}
const minutesOfHour = 60

/** By the words in braces of data/questions. */
export const machineFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  whereItRuns,
  heat,
  merged,
  listPrice,
  logging,
  spendingCap,
  gpuHours: ({ recommendation: { best } }) => formatCount(Math.ceil(best.hours.p50 * best.gpuCount)),
}
