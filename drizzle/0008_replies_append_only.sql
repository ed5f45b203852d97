-- What a client wrote is evidence, as the timeline is that names its hash: nobody rewrites it.
CREATE TRIGGER client_replies_append_only BEFORE UPDATE OR DELETE ON client_replies
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
