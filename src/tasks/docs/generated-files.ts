/** Files that are written whole: rules for Prometheus, as a file and as a resource of its operator. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { objectiveRules } from './objectives.ts'

export type GeneratedFile = { readonly path: string; readonly text: string }

/** `root`: the folder of the project. */
export function generatedFiles(root: string): readonly GeneratedFile[] {
  const rules = objectiveRules()
  const alerts = readFileSync(join(root, 'docs/operating/alerts.yml'), 'utf8')
  return [
    { path: 'docs/operating/objectives.yml', text: rules },
    { path: 'deploy/kubernetes/monitoring/prometheus-rule.yaml', text: prometheusRule([alerts, rules]) },
  ]
}

function prometheusRule(files: readonly string[]): string {
  const groups: unknown[] = files.flatMap((file) => Object(parse(file)).groups)
  const resource = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'gpucost' },
    spec: { groups },
  }
  const heading = '# Written by npm run docs from docs/operating/alerts.yml and objectives.yml.\n'
  return heading + stringify(resource, { lineWidth: 0 })
}
