-- Keep conversations.message_count on the server: how many messages a conversation has.
-- applied: to_regprocedure('public.count_messages()') IS NOT NULL
--
-- The schema leaves it to clients. After messages come or go it is counted anew. A client may raise it (the desktop does, for
-- messages still on their way), and not set it below the number of messages there are. Counts that are wrong today are set
-- right. It may be run again; revert/message_counts.sql takes it back, and the counts stay as they are.

-- The conversation is locked first, so that of two who write into it the second counts what the first has written.
CREATE OR REPLACE FUNCTION count_messages()
RETURNS TRIGGER
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
DECLARE
  touched UUID[] := ARRAY (SELECT DISTINCT conversation_id FROM changed);
BEGIN
  PERFORM FROM public.conversations WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
  UPDATE public.conversations AS conversation
  SET message_count = counted.number
  FROM (
    SELECT each.id, (SELECT count(*) FROM public.messages WHERE conversation_id = each.id) AS number
    FROM unnest(touched) AS each (id)
  ) AS counted
  WHERE conversation.id = counted.id AND conversation.message_count IS DISTINCT FROM counted.number;
  RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION raise_message_count()
RETURNS TRIGGER
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
BEGIN
  NEW.message_count := greatest(
    NEW.message_count, (SELECT count(*) FROM public.messages WHERE conversation_id = NEW.id)
  );
  RETURN NEW;
END;
$$;

REVOKE EXECUTE ON FUNCTION count_messages(), raise_message_count() FROM PUBLIC, anon, authenticated, service_role;

CREATE OR REPLACE TRIGGER messages_count_added
  AFTER INSERT ON messages REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_messages();

CREATE OR REPLACE TRIGGER messages_count_removed
  AFTER DELETE ON messages REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_messages();

CREATE OR REPLACE TRIGGER conversations_raise_message_count
  BEFORE UPDATE OF message_count ON conversations
  FOR EACH ROW EXECUTE FUNCTION raise_message_count();

UPDATE conversations
SET message_count = counted.number
FROM (
  SELECT each.id, (SELECT count(*) FROM messages WHERE conversation_id = each.id) AS number FROM conversations AS each
) AS counted
WHERE conversations.id = counted.id AND conversations.message_count IS DISTINCT FROM counted.number;
