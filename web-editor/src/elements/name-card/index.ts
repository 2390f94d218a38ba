export { DeclineEvent, NameCard, NameEvent } from './name-card.ts'
