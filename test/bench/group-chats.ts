/** How many the bot is at home in, and how many people each has, where it is compared with the smallest bot. */
export const CHATS = 250;
export const PEOPLE = 20;

export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly userRole: 'user';
};

/** A group chat; nobody is in two of them, so that no result is held back for the sake of another. */
export interface GroupChat {
  readonly chatId: string;
  readonly members: readonly Colleague[];
}

export function groupChats(count: number, people: number): GroupChat[] {
  return Array.from({ length: count }, (_, chat) => ({
    chatId: `19:chat-${chat}@thread.v2`,
    members: Array.from({ length: people }, (_, index) => ({
      id: `29:${chat}-${index}`,
      name: `Colleague ${index} of chat ${chat}`,
      aadObjectId: `7f3a5b1e-0000-4000-8000-${String(chat * 1000 + index).padStart(12, '0')}`,
      userRole: 'user',
    })),
  }));
}
