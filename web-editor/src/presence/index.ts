export { DocumentPresence, type Participant, type Selection } from './document-presence.ts'
export { LONGEST_NAME, cleanName, initials, personNamed, type Person } from './person.ts'
