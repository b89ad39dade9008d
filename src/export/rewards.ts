/** The reward that generated answers are trained by: a file that its user writes, and that stops the run until then. */
import type { ExportFile } from './export-file.ts'

/** `takes`: the arguments that the trainer gives. `after`: what makes the function known to it. */
function rewardFile(name: string, takes: string, returns: string, after = ''): ExportFile {
  const content = `"""The reward of the run. Write it before you rent a machine: until then the run stops at its first step."""


def ${name}(${takes}):
    """${returns}"""
    raise NotImplementedError("write the reward of your task in rewards.py")
${after}`
  return { name: 'rewards.py', content }
}

const listed = 'A number for each of `completions`; `columns` holds the other columns of the data, a list each.'

/** Of TRL and of what is built on it, which import it as `rewards.score`. */
export const trlRewards = rewardFile('score', 'prompts, completions, **columns', listed)

/** Of ms-swift, which finds it by the name "score". */
export const swiftRewards = rewardFile(
  'score',
  'completions, **columns',
  listed,
  `

from swift.rewards import ORM, orms  # noqa: E402


class AnswerScore(ORM):
    def __call__(self, completions, **columns):
        return score(completions, **columns)


orms["score"] = AnswerScore
`,
)

/** Of verl, which scores one answer at a time. */
export const verlRewards = rewardFile(
  'compute_score',
  'data_source, solution_str, ground_truth, extra_info=None, **rest',
  'The number of one answer, `solution_str`.',
)
