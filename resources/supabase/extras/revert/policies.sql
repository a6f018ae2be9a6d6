-- Takes extras/policies.sql back: the policies are the schema document's again, word for word.

ALTER POLICY "Users can read own data" ON users USING (auth.uid() = id);
ALTER POLICY "Users can update own data" ON users USING (auth.uid() = id);

ALTER POLICY "Users can read own wellness" ON wellness_entries USING (auth.uid() = user_id);
ALTER POLICY "Users can insert own wellness" ON wellness_entries WITH CHECK (auth.uid() = user_id);
ALTER POLICY "Users can update own wellness" ON wellness_entries USING (auth.uid() = user_id);
ALTER POLICY "Users can delete own wellness" ON wellness_entries USING (auth.uid() = user_id);

ALTER POLICY "Users can read own progress" ON module_progress USING (auth.uid() = user_id);
ALTER POLICY "Users can insert own progress" ON module_progress WITH CHECK (auth.uid() = user_id);
ALTER POLICY "Users can update own progress" ON module_progress USING (auth.uid() = user_id);
ALTER POLICY "Users can delete own progress" ON module_progress USING (auth.uid() = user_id);

ALTER POLICY "Users can read own conversations" ON conversations USING (auth.uid() = user_id);
ALTER POLICY "Users can insert own conversations" ON conversations WITH CHECK (auth.uid() = user_id);
ALTER POLICY "Users can update own conversations" ON conversations USING (auth.uid() = user_id);

ALTER POLICY "Users can read own messages" ON messages
  USING (
    EXISTS (
      SELECT 1 FROM conversations
      WHERE id = messages.conversation_id
      AND user_id = auth.uid()
    )
  );
ALTER POLICY "Users can insert own messages" ON messages
  WITH CHECK (
    EXISTS (
      SELECT 1 FROM conversations
      WHERE id = messages.conversation_id
      AND user_id = auth.uid()
    )
  );
