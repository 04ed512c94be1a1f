import {Page} from "../look/page.tsx"

export function AuditPage() {
  return <Page title="AuditPage">…</Page>
}
