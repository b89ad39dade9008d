/** The HTML that the page starts from. */
import type { LocalSlack } from './local-slack.ts'

/** `preloads`: paths of modules. The import map must be the one that the policy has the hash of. */
export function pageHtml(
  { branding, workspace }: Pick<LocalSlack, 'branding' | 'workspace'>,
  importMap: string,
  preloads: readonly string[],
): string {
  const users = Object.fromEntries([...workspace.users.values()].map(({ handle, id }) => [handle, id]))
  const [channel = ''] = workspace.channels.keys()
  const icon = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><rect width='20' height='20' rx='5' fill='${branding.color}'/><path d='${branding.iconPath}' fill='#fff'/></svg>`
  const fonts = ['400', '700', '900'].map((weight) => `library/lato-${weight}-normal.woff2`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(branding.name)}: a local Slack</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
${fonts.map((path) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${path}">`).join('\n')}
<link rel="stylesheet" href="page/style.css">
<script type="importmap">${importMap}</script>
${preloads.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n')}
<script type="module" src="page/main.ts"></script>
</head>
<body><div id="root" data-users="${escapeHtml(JSON.stringify(users))}" data-channel="${escapeHtml(channel)}" data-disconnected="${escapeHtml(branding.disconnected)}"></div><noscript>This page needs JavaScript.</noscript></body>
</html>
`
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
