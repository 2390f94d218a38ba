import { cleanName, LONGEST_NAME } from '../../presence/index.ts'
import type { TextDialog } from './text-dialog.ts'

/** Asks for another name; null if it is to stay. */
export async function askForName(dialog: TextDialog, present: string): Promise<string | null> {
  const answer = await dialog.ask({
    title: 'Your name',
    field: 'What the others see beside your cursor',
    value: present,
    action: 'Save',
    longest: LONGEST_NAME,
    check: (text) => (cleanName(text) === '' ? 'Please write a name.' : null),
  })
  const name = answer.kind === 'text' ? cleanName(answer.text) : present
  return name === present ? null : name
}
