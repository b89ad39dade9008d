/** What would be applied to a cluster: resources that Kubernetes takes, put together as kustomize wants it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ServiceMonitor, PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { Deployment } from 'kubernetes-models/apps/v1'
import { Job } from 'kubernetes-models/batch/v1'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { Service, ServiceAccount } from 'kubernetes-models/v1'
import { expect, onTestFinished, test } from 'vitest'
import { isSecret } from '../../../src/secret-files.ts'
import { settingsSchema } from '../../../src/settings.ts'
import { readTelemetrySettings } from '../../../src/slack/observability/telemetry-settings.ts'
import {
  deploymentSchema,
  environmentOf,
  folder,
  jobSchema,
  kustomizationOf,
  layers,
  monitorSchema,
  policySchema,
  type Resource,
  resourceOf,
  resources,
  selecting,
  serviceSchema,
} from './manifests.ts'

/** For each kind, what checks it against the schema of Kubernetes, and where its type is. */
const kinds = {
  Deployment: { from: 'kubernetes-models/apps/v1', check: checkBy(Deployment) },
  Job: { from: 'kubernetes-models/batch/v1', check: checkBy(Job) },
  Ingress: { from: 'kubernetes-models/networking.k8s.io/v1', check: checkBy(Ingress) },
  NetworkPolicy: { from: 'kubernetes-models/networking.k8s.io/v1', check: checkBy(NetworkPolicy) },
  PodDisruptionBudget: { from: 'kubernetes-models/policy/v1', check: checkBy(PodDisruptionBudget) },
  Service: { from: 'kubernetes-models/v1', check: checkBy(Service) },
  ServiceAccount: { from: 'kubernetes-models/v1', check: checkBy(ServiceAccount) },
  ServiceMonitor: {
    from: '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
    check: checkBy(ServiceMonitor),
  },
  PrometheusRule: {
    from: '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
    check: checkBy(PrometheusRule),
  },
} as const

/** The models take their own shapes; what a file holds is for them to judge. */
function checkBy(Model: new (data: never) => { validate: () => void }) {
  return (resource: Resource) => new Model(resource as never).validate()
}
const isKnown = (kind: string): kind is keyof typeof kinds => kind in kinds

test.each(resources)('%s is what the schema of its kind asks for', (_, resource) => {
  if (!isKnown(resource.kind)) throw new Error(`${resource.kind} is checked by nothing`)
  expect(() => kinds[resource.kind as keyof typeof kinds].check(resource)).not.toThrow()
})

test('the schemas see a value that is wrong and a field that is missing', () => {
  const [, deployment] = resources.find(([, { kind }]) => kind === 'Deployment') ?? []
  const broken = (spec: object) => () => kinds.Deployment.check({ ...deployment, spec } as unknown as Resource)
  const { spec } = Object(deployment)
  expect(broken(spec)).not.toThrow()
  expect(broken({ ...spec, replicas: 'two' })).toThrow('replicas must be integer')
  expect(broken({ ...spec, selector: undefined })).toThrow('selector')
})

/** What the compiler says of resources written as values of the type of their kind: fields that there are not, too. */
function typeErrors(written: readonly Resource[]): string {
  const place = mkdtempSync(join(tmpdir(), 'gpucost-manifests-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  const root = join(folder, '../..')
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  writeFileSync(join(place, 'package.json'), '{"type":"module"}')
  const statements = written.map(({ kind, ...rest }, index) => {
    const { from } = kinds[kind as keyof typeof kinds]
    return `import type { I${kind} as T${index} } from '${from}'\nexport const v${index}: T${index} = ${JSON.stringify({ ...rest, kind })}`
  })
  writeFileSync(join(place, 'manifests.ts'), statements.join('\n'))
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', '', '--ignoreConfig']
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), ...flags, 'manifests.ts'],
    { cwd: place, encoding: 'utf8' },
  )
  return stdout
}

test('no resource has a field that its kind does not know', () => {
  expect(typeErrors(resources.map(([, resource]) => resource))).toBe('')
  const [, service] = resources.find(([, { kind }]) => kind === 'Service') ?? []
  const misspelt = { ...service, spec: { selectr: {}, ports: [] } } as unknown as Resource
  expect(typeErrors([misspelt])).toContain('\'"selectr"\' does not exist')
})

test.each(layers)('%s names each of its files, and nothing that is not there', (layer) => {
  const { resources: named, components } = kustomizationOf(layer)
  const files = readdirSync(join(folder, layer)).filter((name) => name !== 'kustomization.yaml')
  expect(named.filter((name) => name.endsWith('.yaml')).toSorted()).toEqual(files.toSorted())
  const others = [...named.filter((name) => !name.endsWith('.yaml')), ...components]
  expect(others.filter((name) => !existsSync(join(folder, layer, name, 'kustomization.yaml')))).toEqual([])
})

test('every variable is a setting that the app knows, and those of telemetry are good ones', () => {
  const { env } = resourceOf('Job', jobSchema).spec.template.spec.containers[0]
  const names = new Set([
    ...Object.keys(environmentOf('base', 'many-workspaces', 'example')),
    ...env.map(({ name }) => name),
  ])
  const isSetting = (name: string) =>
    name in settingsSchema.shape || (name.endsWith('_FILE') && isSecret(name.replace(/_FILE$/, '')))
  expect([...names].filter((name) => !isSetting(name) && !name.startsWith('OTEL_'))).toEqual([])
  expect(readTelemetrySettings(environmentOf('base', 'example'))).toMatchObject({
    ok: true,
    telemetry: { traceRatio: 1 },
  })
})

test('what selects the replicas selects them, and not the migration', () => {
  const replica = resourceOf('Deployment', deploymentSchema).spec.template.metadata.labels
  const migration = resourceOf('Job', jobSchema).spec.template.metadata.labels
  const service = Object(resources.find(([, { kind }]) => kind === 'Service')?.[1])
  const selectors: Record<string, string>[] = [
    resourceOf('Deployment', deploymentSchema).spec.selector.matchLabels,
    resourceOf('PodDisruptionBudget', selecting).spec.selector.matchLabels,
    service.spec.selector,
  ]
  const selects = (chosen: Record<string, string>, labels: Record<string, string>) =>
    Object.entries(chosen).every(([name, value]) => labels[name] === value)
  for (const chosen of selectors) {
    expect([selects(chosen, replica), selects(chosen, migration)]).toEqual([true, false])
  }
  // Prometheus chooses the Service itself.
  expect(selects(resourceOf('ServiceMonitor', selecting).spec.selector.matchLabels, service.metadata.labels)).toBe(true)
})

test('the ingress controller reaches the app, Prometheus its metrics, and neither the other', () => {
  const { spec: service } = resourceOf('Service', serviceSchema)
  const { endpoints } = resourceOf('ServiceMonitor', monitorSchema).spec
  const { ingress } = resourceOf('NetworkPolicy', policySchema).spec
  const names = resourceOf('Deployment', deploymentSchema).spec.template.spec.containers[0].ports.map(
    ({ name }) => name,
  )
  expect(service.ports.map(({ name, targetPort }) => [name, targetPort])).toEqual(names.map((name) => [name, name]))
  expect(endpoints.map(({ port }) => port)).toEqual(['metrics'])
  const opened = ingress.map(({ from, ports }) => [
    from.map(({ namespaceSelector: { matchLabels } }) => matchLabels['kubernetes.io/metadata.name']).join(),
    ports.map(({ port }) => port).join(),
  ])
  expect(opened).toEqual([
    ['ingress-nginx', 'http'],
    ['monitoring', 'metrics'],
  ])
})

test('a replica has the time to finish what it acknowledged, after it has left the Service', () => {
  const { terminationGracePeriodSeconds = 0, containers } = resourceOf('Deployment', deploymentSchema).spec.template
    .spec
  const main = readFileSync(join(folder, '../../src/main.ts'), 'utf8')
  const grace = Number(/shutdownGraceMs = (\d+)_000/.exec(main)?.[1])
  expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(
    grace + containers[0].lifecycle.preStop.sleep.seconds + 5,
  )
})

test('the secret is used and not made, its files are mounted where the settings look, and the image is one', () => {
  expect(resources.filter(([, { kind }]) => kind === 'Secret')).toEqual([])
  for (const { spec } of [
    resourceOf('Deployment', deploymentSchema).spec.template,
    resourceOf('Job', jobSchema).spec.template,
  ]) {
    const mounted = spec.containers[0].volumeMounts
    const secret = spec.volumes.find((volume) => volume.secret !== undefined)
    expect(mounted.find(({ name }) => name === secret?.name)?.mountPath).toBe('/run/secrets/gpucost')
    // Node keeps compiled code there.
    expect(mounted.map(({ mountPath }) => mountPath)).toContain('/tmp')
  }
  const files = Object.entries(environmentOf('base', 'many-workspaces')).filter(([name]) => name.endsWith('_FILE'))
  for (const [name, path] of files.filter(([, mounted]) => mounted !== ''))
    expect(path).toBe(`/run/secrets/gpucost/${name.replace(/_FILE$/, '')}`)
  const version = Object(JSON.parse(readFileSync(join(folder, '../../package.json'), 'utf8'))).version
  for (const layer of layers) for (const { newTag } of kustomizationOf(layer).images) expect(newTag).toBe(version)
})
