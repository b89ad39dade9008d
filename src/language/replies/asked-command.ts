/** "What's the actual command to start this?": the files of the plan's own trainer, which say how they are started. */
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const command = /\b(?:commands?|cmd|one-?liner|command ?lines?|cli (?:call|line|command))\b/u
const starts = /\b(?:start|starts|run|runs|launch|launches|kick|train|paste|type|execute|fire)\b/u
const asks =
  /^(?:(?:and|so|ok|great|cool|nice|thanks)[,!]? )*(?:what|whats|what's|which|give|show|send|can|could|do you|how|just|the|paste|need|i need|exact)\b|\?/u
/** Of another tool, of the app itself, and of what is no run. */
const ofElse =
  /\b(?:slash|gpucost|you (?:know|have|understand)|skypilot|slurm|dstack|docker|kubernetes|k8s|monitor\w*|nvidia-smi|check|watch|resume|stop|kill|cancel|delete|download|upload|install|error|failed|wrong|merge|convert|eval\w*|serve|host)\b/u
const maxLength = 110

/** Null where no command is asked for that starts the run. */
export function readAskedCommand(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || !command.test(line) || !starts.test(line) || !asks.test(line) || ofElse.test(line))
    return null
  return weighedReply(reply, { kind: 'run files', tool: null }, 'asks for the command that starts the run')
}
